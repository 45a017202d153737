/** Requests of households, and form A, by which it is seen whether form B is needed (Decision 24/2021/QD-TTg Art. 4, 5). */
import { readClassRoles } from "#server/review/standard/classes-store.ts";
import * as contract from "#contract/review/request.ts";
import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { applyAct } from "#programme/review/decision/review-acts.ts";
import * as rule from "#programme/review/request/request.ts";
import { actsOnKey, movesOnKey } from "#server/platform/act/keyed-act.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { lockRequests } from "#server/review/round/round-locks.ts";
import { areaOfHousehold, findOpenRound } from "#server/review/round/round-record.ts";
import { householdName, ofReview } from "#server/review/survey/review-record.ts";
import { loadReview, setReviewState } from "#server/review/survey/reviews-store.ts";
import * as store from "./requests-store.ts";

type OfHousehold = { readonly householdId: Id<"household"> };
type OfRequest = OfHousehold & { readonly requestId: Id<"request"> };

const ofHousehold = {
  nameOf: (key: OfHousehold) => householdName(key),
  lock: async (tx: Tx, { householdId }: OfHousehold) => lockRequests(tx, householdId),
  areaOf: areaOfHousehold,
};

/** A household that asks: whether it is closed, listed, or has asked already. */
const { act: askingAct } = actsOnKey({
  ...ofHousehold,
  find: async ({ tx, today }, { householdId }) => {
    const asking = await store.findAsking(tx, householdId, today);
    return asking === undefined
      ? failure(refuse("record.not_found"))
      : success({ ...asking, areaId: asking.communeId });
  },
});

const requestAct = movesOnKey({
  ...ofHousehold,
  days: { request: async ({ tx }, key: OfRequest) => (await store.loadRequest(tx, key))?.receivedOn ?? null },
  find: async ({ tx }, key: OfRequest) => {
    const request = await store.loadRequest(tx, key);
    return request === undefined
      ? failure(refuse("record.not_found"))
      : success({ ...request, areaId: request.communeId });
  },
  next: (request, _move: "withdraw") => rule.withdrawRequest(request),
});

/** The review of a household that asked, with its request, in an open round. */
const screeningAct = movesOnKey({
  ...ofReview,
  days: {
    ...ofReview.days,
    request: async ({ tx }, key) => (await store.loadRequestOfRound(tx, key))?.receivedOn ?? null,
  },
  find: async ({ tx }, { householdId, roundId }) => {
    const round = await findOpenRound(tx, roundId);
    if (!round.ok) return round;
    const review = await loadReview(tx, householdId, roundId);
    const request = await store.loadRequestOfRound(tx, { householdId, roundId });
    return review === undefined || request === undefined
      ? failure(refuse("review.screening_not_needed"))
      : success({ ...review, areaId: review.communeId, requestId: request.requestId });
  },
  next: (review, act: "screen" | "screenOut") => applyAct(review.state, act),
});

export const receiveRequest = askingAct(contract.receiveRequest, async (context, { params, body }) => {
  const { tx, actor, record: asking } = context;
  const allowed = rule.receiveRequest(body, asking, await readClassRoles(tx));
  if (!allowed.ok) return allowed;
  const { communeId } = asking;
  await store.addRequest(tx, { ...body, ...params, communeId, details: body.details, receivedBy: actor.officerId });
  return done({ request: body.requestId, form: body.form, asks: body.asks }, { state: "open" });
});

export const withdrawRequest = requestAct(contract.withdrawRequest, "withdraw", async (context, { params, body }) => {
  const { tx, next: state } = context;
  await store.setRequestWithdrawn(tx, params, body.withdrawnOn);
  return done({ request: params.requestId, state }, { state });
});

export const listRequests = readOwnAreas(contract.listRequests, async ({ tx }, { query }) => {
  const offset = Number.parseInt(query.cursor ?? "0", 10) || 0;
  const { communeId, householdId, roundId, state, limit } = query;
  const rows = await store.listRequestRows(tx, { communeId, householdId, roundId, state, offset, limit: limit + 1 });
  return success({
    rows: rows.slice(0, limit),
    nextCursor: rows.length > limit ? String(offset + limit) : null,
    total: null,
  });
});

/** Who passes is surveyed; who does not leaves the round, and the request keeps the reason that the household reads. */
export const screenReview = screeningAct(
  contract.screenReview,
  ({ passes }) => (passes ? "screen" : "screenOut"),
  async (context, { params, body }) => {
    const { tx, actor, record, next: state } = context;
    const { requestId } = record;
    const how = { on: body.screenedOn, by: actor.officerId, passes: body.passes, note: body.note };
    await store.setScreened(tx, { householdId: params.householdId, requestId }, how);
    await setReviewState(tx, record, state);
    return done({ state, request: requestId }, { state });
  },
);
