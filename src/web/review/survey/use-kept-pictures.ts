import { useQuery } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";
import { addEvidence } from "#contract/review/evidence.ts";
import type { Id } from "#kernel/id.ts";
import { useAct } from "#web/client.ts";
import { newId } from "#contract/new-id.ts";
import { forgetPicture, keepPicture, listPictures } from "./picture-store.ts";
import type { KeptPicture } from "./picture-store.ts";

type Place = {
  readonly householdId: Id<"household">;
  readonly roundId: Id<"round">;
  readonly headName: string | null;
};

/** The pictures of a survey on their way: each is kept on the device first, and leaves it when the server has it. */
export function useKeptPictures({ householdId, roundId, headName }: Place) {
  const add = useAct(addEvidence);
  const { data: waiting = [], refetch } = useQuery({
    queryKey: ["kept pictures", householdId, roundId],
    // Where the device has no store nothing waits.
    queryFn: async () =>
      (await listPictures().catch(() => [])).filter(
        (one) => one.householdId === householdId && one.roundId === roundId,
      ),
    networkMode: "always",
    staleTime: 0,
  });
  const isSending = useRef(false);
  const { mutateAsync } = add;
  const readKept = useCallback(async () => (await refetch()).data ?? [], [refetch]);
  const sendOne = useCallback(
    async ({ evidenceId, kind, takenAt, picture }: KeptPicture) => {
      await mutateAsync({
        params: { householdId, roundId, evidenceId },
        query: { kind, takenAt },
        file: picture,
        // The same picture sent again after a lost answer is the same act.
        key: evidenceId,
      });
    },
    [householdId, roundId, mutateAsync],
  );
  const send = useCallback(async () => {
    const kept = await readKept();
    if (isSending.current || !navigator.onLine) return;
    isSending.current = true;
    for (const one of kept) {
      try {
        await sendOne(one);
        await forgetPicture(one.evidenceId);
      } catch {
        // `add.error` says why; the picture stays.
      }
    }
    isSending.current = false;
    await readKept();
  }, [readKept, sendOne]);
  useEffect(() => {
    void send();
    const again = () => void send();
    globalThis.addEventListener("online", again);
    return () => globalThis.removeEventListener("online", again);
  }, [send]);
  return {
    waiting,
    isSending: add.isPending,
    error: add.error,
    send,
    take: async (kind: KeptPicture["kind"], picture: Blob) => {
      const taken = {
        evidenceId: newId("evidence"),
        householdId,
        roundId,
        headName,
        kind,
        takenAt: new Date().toISOString(),
        picture,
      };
      try {
        await keepPicture(taken);
      } catch {
        // A device that keeps nothing sends at once or not at all.
        await sendOne(taken).catch(() => undefined);
        return;
      }
      await send();
    },
    drop: async (evidenceId: Id<"evidence">) => {
      await forgetPicture(evidenceId);
      await readKept();
    },
  };
}
