import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { applyReallocationAct } from "#programme/planning/reallocation/reallocation.ts";
import type { ReallocationAct } from "#programme/planning/reallocation/reallocation.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { dayOfInstant } from "#server/platform/act/day-of-instant.ts";
import { movesOnKey } from "#server/platform/act/keyed-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import * as store from "./reallocations-store.ts";

export const reallocationAct = movesOnKey({
  nameOf: ({ reallocationId }: { readonly reallocationId: Id<"reallocation"> }) => ({
    recordKind: "reallocation",
    recordId: reallocationId,
  }),
  lock: async (tx, { reallocationId }) => store.lockReallocation(tx, reallocationId),
  areaOf: async (tx, { reallocationId }) => store.areaOfReallocation(tx, reallocationId),
  days: {
    proposal: async ({ tx, server }, { reallocationId }) =>
      dayOfInstant(server, (await store.findReallocation(tx, reallocationId))?.proposedAt ?? null),
  },
  find: async ({ tx }, { reallocationId }) => {
    const found = await store.findReallocation(tx, reallocationId);
    return found === undefined ? failure(refuse("record.not_found")) : success(found);
  },
  next: ({ decidedByLevel, state }, act: ReallocationAct) => applyReallocationAct(decidedByLevel, state, act),
});

/** The reallocation as it stands now. */
export async function getReallocationNow(
  { tx }: ActContext,
  reallocationId: Id<"reallocation">,
): Promise<store.Reallocation> {
  return stillThere(await store.findReallocation(tx, reallocationId), `reallocation ${reallocationId}`);
}
