import { idOf } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { actsOn } from "#server/platform/act/record-act.ts";
import { findCarryOver, lockCarryOver } from "./carry-overs-store.ts";
import type { CarryOverHead } from "./carry-overs-store.ts";

/** Approved once, and only when it is said of every đồng what becomes of it. */
function nextOf({ state, decisionNumber, sums }: CarryOverHead, _act: "approve"): Result<"approved", Refusal> {
  if (state === "approved") return failure(refuse("planning.carried_over_already", { decision: decisionNumber ?? "" }));
  if (sums.undecided > 0n)
    return failure(refuse("planning.carry_over_undecided", { amount: sums.undecided.toString() }));
  return success("approved");
}

export const { act: carryOverAct } = actsOn({
  name: "carry_over",
  param: "carryOverId",
  lock: lockCarryOver,
  days: {
    run: async ({ tx }, id) => (await findCarryOver(tx, idOf("carry-over", id)))?.asOf ?? null,
  },
  find: findCarryOver,
  next: nextOf,
});
