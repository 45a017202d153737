import { useQuery } from "@tanstack/react-query";
import { keptWork } from "./kept-survey.ts";
import type { KeptWork } from "./kept-survey.ts";
import { listPictures } from "./picture-store.ts";

/** What lies on this device and not yet on the server; read again when asked. */
export function useKeptWork(): {
  readonly work: readonly KeptWork[];
  readonly read: () => Promise<readonly KeptWork[]>;
} {
  const { data = [], refetch } = useQuery({
    queryKey: ["kept work"],
    // Where the device has no store for pictures there are none.
    queryFn: async () => keptWork(await listPictures().catch(() => [])),
    networkMode: "always",
    staleTime: 0,
  });
  return { work: data, read: async () => (await refetch()).data ?? [] };
}
