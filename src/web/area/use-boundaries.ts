import { useMemo } from "react";
import { listBoundaries } from "#contract/area/boundary.ts";
import { useEndpoint } from "#web/client.ts";

/** The boundaries of the areas below one, by id, and whose they are: where some were imported, those are named. */
export function useBoundaries(
  areaId: string,
  asked: { readonly on?: string | undefined; readonly enabled?: boolean } = {},
) {
  const { on, enabled = areaId !== "" } = asked;
  const { data } = useEndpoint(listBoundaries, { params: { areaId }, query: { on } }, { enabled });
  return useMemo(() => {
    const rows = data?.rows ?? [];
    return {
      shapes: new Map(rows.map((row) => [row.areaId, row.geometry])),
      origin: rows.find(({ simplified }) => !simplified) ?? rows[0],
    };
  }, [data]);
}
