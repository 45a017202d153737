/** The end of a round: results handed over to the province, accepted or returned, and the round closed. */
import type { Decoded, Output } from "#contract/endpoint.ts";
import type * as contract from "#contract/review/handover.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import * as store from "./handovers-store.ts";
import { findRound } from "./rounds-store.ts";
import { openRoundOf } from "#server/review/survey/survey-service.ts";

const law = "Decree 131/2025/ND-CP; Circular 13/2025/TT-BNNMT";

export async function handOverResults(
  context: ActContext,
  { params, body }: Decoded<typeof contract.handOver>,
): Promise<Result<Output<typeof contract.handOver>, Refusal>> {
  const { tx, actor, today } = context;
  const round = await openRoundOf(context, params.roundId);
  if (!round.ok) return round;
  if (body.handedOn > today) return failure(refuse("review.day_in_future", { day: body.handedOn }));
  const undecided = Object.values(await store.undecidedOf(tx, params.roundId, params.communeId));
  const open = undecided.reduce((sum, households) => sum + households, 0);
  if (open > 0) return failure(refuse("review.handover_undecided", { households: open }, law));
  const households = await store.decidedOf(tx, params.roundId, params.communeId);
  if (Object.keys(households).length === 0) return failure(refuse("review.handover_nothing", {}, law));
  const standing = await store.findStanding(tx, params.roundId, params.communeId);
  if (standing !== undefined) return failure(refuse("review.handed_over_already"));
  await store.addHandover(tx, {
    ...params,
    ...body,
    note: body.note,
    handedBy: actor.officerId,
    handedByName: actor.fullName,
    households,
  });
  await context.audit({
    areaId: params.communeId,
    recordKind: "round",
    recordId: params.roundId,
    facts: { handover: body.handoverId, ...households },
  });
  return success({ households });
}

export async function answerResults(
  context: ActContext,
  { params, body }: Decoded<typeof contract.answerHandover>,
): Promise<Result<Output<typeof contract.answerHandover>, Refusal>> {
  const { tx, actor } = context;
  const standing = await store.findStanding(tx, params.roundId, params.communeId);
  if (standing?.handoverId !== params.handoverId) return failure(refuse("record.not_found"));
  if (standing.answer !== null) return failure(refuse("review.handover_answered"));
  if (body.answer === "returned" && (body.remark ?? "") === "") return failure(refuse("review.return_tells_why"));
  await store.setAnswered(tx, params.handoverId, {
    answer: body.answer,
    on: body.answeredOn,
    by: actor.officerId,
    remark: body.remark,
  });
  await context.audit({
    areaId: params.communeId,
    recordKind: "round",
    recordId: params.roundId,
    facts: { handover: params.handoverId, answer: body.answer },
  });
  return success({ answer: body.answer });
}

export async function readHandovers(
  { tx }: ActContext,
  { params }: Decoded<typeof contract.listHandovers>,
): Promise<Result<Output<typeof contract.listHandovers>, Refusal>> {
  return success({
    rows: await store.listHandoverRows(tx, params.roundId),
    missing: await store.listMissing(tx, params.roundId, false),
  });
}

/** Closed when every commune's results are accepted: the province's figures then rest on decided lists alone. */
export async function close(
  context: ActContext,
  { params, body }: Decoded<typeof contract.closeRound>,
): Promise<Result<Output<typeof contract.closeRound>, Refusal>> {
  const { tx } = context;
  const round = await openRoundOf(context, params.roundId);
  if (!round.ok) return round;
  const missing = await store.listMissing(tx, params.roundId, true);
  if (missing.length > 0)
    return failure(
      refuse("review.round_not_handed_over", { communes: missing.length, first: missing[0]?.communeName ?? "" }),
    );
  await store.setClosed(tx, params.roundId, body.closedOn);
  await context.audit({
    areaId: round.value.areaId,
    recordKind: "round",
    recordId: params.roundId,
    facts: { closedOn: body.closedOn },
  });
  const closed = await findRound(tx, params.roundId);
  if (closed === undefined) throw new Error("the round that was closed is not there");
  return success(closed);
}
