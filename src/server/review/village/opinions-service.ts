import type { Decoded, Output } from "#contract/endpoint.ts";
import type { recordOpinion } from "#contract/review/handover.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { takeTurnToDecide } from "#server/review/decision/decisions-store.ts";
import { addOpinion, closePostings } from "./opinions-store.ts";
import { openRoundOf } from "#server/review/survey/survey-service.ts";

const law = "Decision 24/2021/QD-TTg Art. 4; Decree 131/2025/ND-CP";

/**
 * The level above agrees: the postings that are over close, and the chair may decide. A household on which it does not agree is objected
 * to by that office before this is recorded.
 */
export async function takeOpinion(
  context: ActContext,
  { params, body }: Decoded<typeof recordOpinion>,
): Promise<Result<Output<typeof recordOpinion>, Refusal>> {
  const { tx, today, actor } = context;
  const round = await openRoundOf(context, params.roundId);
  if (!round.ok) return round;
  if (!round.value.asksAbove) return failure(refuse("review.opinion_not_needed", {}, law));
  if (body.givenOn > today) return failure(refuse("review.day_in_future", { day: body.givenOn }));
  await takeTurnToDecide(tx, params.communeId);
  const households = await closePostings(tx, params, body.givenOn);
  if (households === 0) return failure(refuse("review.nothing_ripe", {}, law));
  await addOpinion(tx, { ...params, ...body, remark: body.remark, households, recordedBy: actor.officerId });
  await context.audit({
    areaId: params.communeId,
    recordKind: "round",
    recordId: params.roundId,
    facts: { opinion: body.number, office: body.office, households },
  });
  return success({ households });
}
