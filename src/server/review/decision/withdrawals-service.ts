import type { Decoded, Output } from "#contract/endpoint.ts";
import type { withdrawStatus } from "#contract/review/handover.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { applyAct } from "#programme/review/decision/review-acts.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { takeTurnToDecide } from "./decisions-store.ts";
import { setReviewState } from "#server/review/survey/reviews-store.ts";
import { addWithdrawal, loadDecidedStatus, withdrawCertificates } from "./withdrawals-store.ts";

/**
 * What a decision said of one household is taken back by a decision of its own: nothing is deleted, the class before it holds again
 * from the day on, the certificate no longer does. With `reviewAgain` the household goes back to the survey of the same round.
 */
export async function takeBackStatus(
  context: ActContext,
  { params, body }: Decoded<typeof withdrawStatus>,
): Promise<Result<Output<typeof withdrawStatus>, Refusal>> {
  const { tx, actor, today } = context;
  const status = await loadDecidedStatus(tx, params);
  if (status === undefined) return failure(refuse("record.not_found"));
  await takeTurnToDecide(tx, status.communeId);
  if (!status.isLatest || status.outcome === "withdrawn") return failure(refuse("review.status_not_latest"));
  if (body.decidedOn > today) return failure(refuse("review.day_in_future", { day: body.decidedOn }));
  // One status a day, as for lists.
  if (body.effectiveOn <= status.effectiveOn)
    return failure(refuse("review.withdrawn_before_effect", { from: status.effectiveOn }));
  if (body.reviewAgain && status.roundClosedOn !== null)
    return failure(refuse("review.round_closed", { year: Number(status.roundClosedOn.slice(0, 4)) }));
  const next = applyAct(status.state, body.reviewAgain ? "reopen" : "supersede");
  if (!next.ok) return next;
  const classAgain = status.previousClass ?? "non_poor";
  await addWithdrawal(tx, status, {
    ...body,
    decisionId: body.newDecisionId,
    withdrawsDecisionId: params.decisionId,
    signerId: actor.officerId,
    signerName: actor.fullName,
    class: classAgain,
  });
  const certificatesWithdrawn = await withdrawCertificates(tx, params, {
    on: body.decidedOn,
    reason: body.reason,
    by: actor.officerId,
  });
  await setReviewState(tx, status, next.value);
  await context.audit({
    areaId: status.communeId,
    recordKind: "decision",
    recordId: body.newDecisionId,
    facts: { withdraws: params.decisionId, class: classAgain, certificatesWithdrawn, state: next.value },
  });
  return success({ class: classAgain, certificatesWithdrawn, state: next.value });
}
