import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { applyAct } from "./review-acts.ts";
import type { ReviewState } from "./review-acts.ts";

/** A withdrawal opens the review again, or ends it. */
export type WithdrawalMove = "reopen" | "supersede";

/** The state of the review after what its decision said is withdrawn: only what was said last, and once. */
export function stateAfterWithdrawal(
  status: { readonly state: ReviewState; readonly isLatest: boolean; readonly outcome: string },
  move: WithdrawalMove,
): Result<ReviewState, Refusal> {
  return !status.isLatest || status.outcome === "withdrawn"
    ? failure(refuse("review.status_not_latest"))
    : applyAct(status.state, move);
}

/** Answers the class that holds again. One status a day, as for lists; a closed round surveys nobody again. */
export function withdrawStatus(
  status: {
    /** From when the household has been what is withdrawn: the day of the status, or of a later withdrawal by which it holds again. */
    readonly holdsFrom: LocalDate;
    readonly previousClass: string | null;
    /** The class of its standard that takes every household left. */
    readonly classOfAllOthers: string;
    readonly roundClosedOn: LocalDate | null;
    /** From when a status by another standard holds. */
    readonly replacedOn: LocalDate | null;
  },
  withdrawal: { readonly effectiveOn: LocalDate; readonly reviewAgain: boolean },
): Result<string, Refusal> {
  if (withdrawal.effectiveOn <= status.holdsFrom)
    return failure(refuse("review.withdrawn_before_effect", { from: status.holdsFrom }));
  if (status.replacedOn !== null && withdrawal.effectiveOn >= status.replacedOn)
    return failure(refuse("review.withdrawn_after_replaced", { until: status.replacedOn }));
  if (withdrawal.reviewAgain && status.roundClosedOn !== null)
    return failure(refuse("review.round_closed", { year: Number(status.roundClosedOn.slice(0, 4)) }));
  return success(status.previousClass ?? status.classOfAllOthers);
}
