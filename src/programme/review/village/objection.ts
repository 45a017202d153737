import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure } from "#kernel/result.ts";
import { applyAct } from "#programme/review/decision/review-acts.ts";
import type { ReviewState } from "#programme/review/decision/review-acts.ts";

export type ObjectionOutcome = "upheld" | "dismissed";

/** What comes while the result hangs is an objection; later it is a request for a regular review, which has its own procedure. */
export function refuseLateObjection(
  receivedOn: LocalDate,
  posting: { readonly toDate: LocalDate },
  householdId: Id<"household">,
): Refusal | undefined {
  if (receivedOn <= posting.toDate) return undefined;
  return refuse(
    "review.objection_after_posting",
    { receivedOn, until: posting.toDate, householdId },
    "Decision 24/2021/QD-TTg Art. 4",
  );
}

/** Answers the state of the review. Dismissed: the result stands and is posted again. Upheld: the household is surveyed again. */
export function answerObjection(
  objection: { readonly outcome: string | null; readonly state: ReviewState },
  outcome: ObjectionOutcome,
): Result<ReviewState, Refusal> {
  return objection.outcome === null
    ? applyAct(objection.state, outcome === "upheld" ? "survey" : "recheck")
    : failure(refuse("review.objection_answered"));
}
