import { idOf } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { actsOn } from "#server/platform/act/record-act.ts";
import { findRun, lockRun } from "./allocation-store.ts";
import type { SavedRun } from "./allocation-store.ts";

type RunAct = "approve" | "publish";
type RunState = "approved" | "published";

/** A run is approved once; what was approved is published once. */
function nextOf({ decisionNumber, publishedAt }: SavedRun, act: RunAct): Result<RunState, Refusal> {
  if (act === "approve")
    return decisionNumber === null
      ? success("approved")
      : failure(refuse("planning.allocated_already", { decision: decisionNumber }));
  if (decisionNumber === null) return failure(refuse("planning.not_approved_yet"));
  return publishedAt === null ? success("published") : failure(refuse("planning.published_already"));
}

export const { act: formulaRunAct } = actsOn({
  name: "formula_run",
  param: "formulaRunId",
  lock: lockRun,
  days: {
    run: async ({ tx }, id) => (await findRun(tx, idOf("formula run", id)))?.asOf ?? null,
  },
  find: findRun,
  next: nextOf,
});
