import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { movesOnKey } from "#server/platform/act/keyed-act.ts";
import * as store from "./optimiser-store.ts";
import type { SavedOptimiserRun } from "./optimiser-store.ts";

type RunAct = "cancel" | "allocate";

/** Cancelled while it is searched for; what was found may be allocated as often as there are sources and components in it. */
function nextOf({ state, result }: SavedOptimiserRun, act: RunAct): Result<store.OptimiserState, Refusal> {
  if (act === "cancel")
    return state === "queued" || state === "running"
      ? success("cancelled")
      : failure(refuse("planning.optimiser_ended"));
  return result !== null && "found" in result ? success(state) : failure(refuse("planning.no_proposal"));
}

/** An optimiser run under its lock, so that it is cancelled or finished, and not both. */
export const optimiserRunAct = movesOnKey({
  nameOf: ({ optimiserRunId }: { readonly optimiserRunId: Id<"optimiser run"> }) => ({
    recordKind: "optimiser_run",
    recordId: optimiserRunId,
  }),
  lock: async (tx, { optimiserRunId }) => {
    await store.loadOptimiserState(tx, optimiserRunId);
  },
  areaOf: async (tx, { optimiserRunId }) => store.areaOfOptimiserRun(tx, optimiserRunId),
  find: async ({ tx }, { optimiserRunId }) => {
    const found = await store.findOptimiserRun(tx, optimiserRunId);
    return found === undefined ? failure(refuse("record.not_found")) : success(found);
  },
  next: nextOf,
});
