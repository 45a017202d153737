import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { decideOutcome } from "#programme/review/decision/decide-outcome.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { addDecidedList, addDecision, loadRipeReviews, statesOf, takeTurnToDecide } from "./decisions-store.ts";
import { openRoundOf } from "#server/review/survey/survey-service.ts";
import type { decideList } from "#contract/review/decision.ts";

/** The commune chair decides about every household of the commune that is ripe: posted in time, and no objection open. */
export async function decideCommune(
  context: ActContext,
  { params, body }: Decoded<typeof decideList>,
): Promise<Result<Output<typeof decideList>, Refusal>> {
  const { tx, actor } = context;
  const round = await openRoundOf(context, params.roundId);
  if (!round.ok) return round;
  await takeTurnToDecide(tx, params.communeId);
  const ripe = await loadRipeReviews(
    tx,
    { ...params, villageId: body.villageId, asksAbove: round.value.asksAbove },
    body.decidedOn,
  );
  if (ripe.length === 0 && round.value.asksAbove)
    return failure(refuse("review.opinion_first", {}, "Decision 24/2021/QD-TTg Art. 4"));
  if (ripe.length === 0) return failure(refuse("review.nothing_ripe", {}, "Decision 24/2021/QD-TTg Art. 4"));
  // A household has one status a day, and later ones rest on earlier ones: so do the counts, which are sums of what each list changed.
  const taken = ripe.find(({ lastStatusOn }) => lastStatusOn !== null && lastStatusOn >= body.effectiveOn);
  if (taken !== undefined)
    return failure(
      refuse("review.status_of_that_day", { day: taken.lastStatusOn ?? "", effectiveOn: body.effectiveOn }),
    );
  const decision = { ...body, ...params, signerId: actor.officerId, signerName: actor.fullName };
  await addDecision(tx, decision);
  const list = ripe.map((review) => ({ review, ...decideOutcome(review, round.value.kind) }));
  await addDecidedList(tx, decision, list);
  const count = (outcome: string) => list.filter((one) => one.outcome === outcome).length;
  const counts = { recognised: count("recognised"), escaped: count("escaped"), refused: count("refused") };
  await context.audit({
    areaId: params.communeId,
    recordKind: "decision",
    recordId: body.decisionId,
    facts: { number: body.number, ...(body.villageId === undefined ? {} : { village: body.villageId }), ...counts },
  });
  const { decided: _decided, certified: _certified, ...waiting } = await statesOf(tx, params.roundId, params.communeId);
  return success({ ...counts, waiting });
}
