/** Requests of households, and form A, by which it is seen whether form B is needed (Decision 24/2021/QD-TTg Art. 4, 5). */
import type { Decoded, Output } from "#contract/endpoint.ts";
import type * as contract from "#contract/review/request.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { refuseRequest, requestState } from "#programme/review/request/request.ts";
import { applyAct } from "#programme/review/decision/review-acts.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import * as store from "./requests-store.ts";
import { loadReview, setReviewState } from "#server/review/survey/reviews-store.ts";
import { openRoundOf } from "#server/review/survey/survey-service.ts";

export async function receive(
  context: ActContext,
  { params, body }: Decoded<typeof contract.receiveRequest>,
): Promise<Result<Output<typeof contract.receiveRequest>, Refusal>> {
  const { tx, today, actor } = context;
  const asking = await store.findAsking(tx, params.householdId, today);
  if (asking === undefined) return failure(refuse("record.not_found"));
  const refused = refuseRequest(body, { ...asking, today });
  if (refused !== undefined) return failure(refused);
  if (asking.hasOpen) return failure(refuse("review.request_open"));
  const { communeId } = asking;
  await store.addRequest(tx, { ...body, ...params, communeId, details: body.details, receivedBy: actor.officerId });
  await context.audit({
    areaId: communeId,
    recordKind: "household",
    recordId: params.householdId,
    facts: { request: body.requestId, form: body.form, asks: body.asks },
  });
  return success({ state: "open" });
}

export async function takeBack(
  context: ActContext,
  { params, body }: Decoded<typeof contract.withdrawRequest>,
): Promise<Result<Output<typeof contract.withdrawRequest>, Refusal>> {
  const request = await store.loadRequest(context.tx, params);
  if (request === undefined) return failure(refuse("record.not_found"));
  const state = requestState(request);
  if (state !== "open") return failure(refuse("review.request_not_open", { state }));
  await store.setRequestWithdrawn(context.tx, params, body.withdrawnOn);
  await context.audit({
    areaId: request.communeId,
    recordKind: "household",
    recordId: params.householdId,
    facts: { request: params.requestId, state: "withdrawn" },
  });
  return success({ state: "withdrawn" });
}

export async function readRequests(
  { tx }: ActContext,
  { query }: Decoded<typeof contract.listRequests>,
): Promise<Result<Output<typeof contract.listRequests>, Refusal>> {
  const offset = Number.parseInt(query.cursor ?? "0", 10) || 0;
  const { communeId, householdId, roundId, state, limit } = query;
  const rows = await store.listRequestRows(tx, { communeId, householdId, roundId, state, offset, limit: limit + 1 });
  return success({
    rows: rows.slice(0, limit),
    nextCursor: rows.length > limit ? String(offset + limit) : null,
    total: null,
  });
}

/** Who passes is surveyed; who does not leaves the round, and the request keeps the reason that the household is told. */
export async function screen(
  context: ActContext,
  { params, body }: Decoded<typeof contract.screenReview>,
): Promise<Result<Output<typeof contract.screenReview>, Refusal>> {
  const { tx, actor } = context;
  const round = await openRoundOf(context, params.roundId);
  if (!round.ok) return round;
  const review = await loadReview(tx, params.householdId, params.roundId);
  const request = await store.loadRequestOfRound(tx, params);
  if (review === undefined || request === undefined) return failure(refuse("review.screening_not_needed"));
  const next = applyAct(review.state, body.passes ? "screen" : "screenOut");
  if (!next.ok) return next;
  await store.setScreened(
    tx,
    { householdId: params.householdId, requestId: request.requestId },
    { on: body.screenedOn, by: actor.officerId, passes: body.passes, note: body.note },
  );
  await setReviewState(tx, review, next.value);
  await context.audit({
    areaId: review.communeId,
    recordKind: "household",
    recordId: params.householdId,
    facts: { state: next.value, request: request.requestId },
  });
  return success({ state: next.value });
}
