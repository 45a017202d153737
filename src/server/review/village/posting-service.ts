/** Results posted in public, objections against them, and what the level above says of them. */
import * as handover from "#contract/review/handover.ts";
import * as contract from "#contract/review/village.ts";
import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { moveOf } from "#programme/review/decision/review-acts.ts";
import { enteredLater } from "#programme/review/round/entered-later.ts";
import { endOfPeriod } from "#programme/review/round/working-days.ts";
import * as objections from "#programme/review/village/objection.ts";
import type { ObjectionOutcome } from "#programme/review/village/objection.ts";
import * as opinion from "#programme/review/village/opinion.ts";
import { movesOnKey } from "#server/platform/act/keyed-act.ts";
import { done, readIn } from "#server/platform/act/record-act.ts";
import { postingOf } from "#server/review/round/days-rested-on.ts";
import { workingCalendar } from "#server/review/round/calendar.ts";
import { shareRound } from "#server/review/round/round-locks.ts";
import { findRound } from "#server/review/round/rounds-store.ts";
import { areaOfHousehold, inVillage, turnAct, villageAct } from "#server/review/round/round-record.ts";
import { getStandard } from "#server/review/standard/standards-store.ts";
import { householdName, reviewAct } from "#server/review/survey/review-record.ts";
import { markRefuted } from "#server/review/survey/refuted-answers-store.ts";
import { loadReview, setReviewState } from "#server/review/survey/reviews-store.ts";
import { addObjection, loadObjection, roundOfObjection, setObjectionAnswer } from "./objections-store.ts";
import { addOpinion, closePostings } from "./opinions-store.ts";
import { whyNotInVillage } from "./why-not-in-village.ts";
import { addPublicPosting, loadVillageReviews, postingSheetOf, setPosted } from "./villages-store.ts";

export const recordPosting = villageAct(contract.recordPosting, async (context, { params, body }) => {
  const { tx, record, actor, today: enteredOn } = context;
  const { standard } = await getStandard(tx, record.round.standardId, record.round.standardVersion);
  const move = moveOf("post");
  const reviews = await loadVillageReviews(tx, params.roundId, params.villageId, move.from);
  const against = reviews.length === 0 ? await whyNotInVillage(tx, "post", params) : undefined;
  if (against !== undefined) return failure(against);
  const days = standard.pack.procedure?.postingWorkingDays ?? 3;
  const end = endOfPeriod(await workingCalendar(tx), body.fromDate, days, standard.pack.procedure);
  if (!end.ok) return end;
  const toDate = end.value;
  const posting = { ...body, ...params, communeId: record.areaId, toDate, recordedBy: actor.officerId, enteredOn };
  await addPublicPosting(tx, posting);
  await setPosted(tx, reviews, { publicPostingId: body.publicPostingId, state: move.to });
  return done(
    { village: params.villageId, households: reviews.length, fromDate: body.fromDate, toDate, enteredOn },
    { households: reviews.length, toDate },
    { recordKind: "public_posting", recordId: body.publicPostingId },
  );
});

export const postingSheet = readIn(contract.postingSheet, inVillage, async ({ tx }, { params }) => {
  const sheet = await postingSheetOf(tx, params.roundId, params.villageId);
  const round = await findRound(tx, params.roundId);
  if (sheet === undefined || round === undefined) return failure(refuse("record.not_found"));
  const { standard } = await getStandard(tx, round.standardId, round.standardVersion);
  const { enteredOn, ...shown } = sheet;
  const later =
    shown.fromDate === null ? null : enteredLater({ day: shown.fromDate, enteredOn }, standard.pack.procedure);
  return success({ ...shown, enteredLater: later });
});

export const recordObjection = reviewAct(contract.recordObjection, "object", async (context, { params, body }) => {
  const { tx, record: review, next: state, today: enteredOn } = context;
  const posting = await postingOf(tx, params);
  const late =
    posting === null ? undefined : objections.refuseLateObjection(body.receivedOn, posting, params.householdId);
  if (late !== undefined) return failure(late);
  const { standard } = await getStandard(tx, review.round.standardId, review.round.standardVersion);
  const days = standard.pack.procedure?.recheckWorkingDays ?? 3;
  const due = endOfPeriod(await workingCalendar(tx), body.receivedOn, days, standard.pack.procedure);
  if (!due.ok) return due;
  const dueOn = due.value;
  const { reviewId, communeId } = review;
  await addObjection(tx, { ...body, householdId: params.householdId, reviewId, communeId, dueOn, enteredOn });
  await setReviewState(tx, review, state);
  return done({ objection: body.objectionId, indicator: body.indicator, dueOn }, { dueOn, state });
});

type OfObjection = { readonly householdId: Id<"household">; readonly objectionId: Id<"objection"> };

/** An objection with the review that it is against, both locked. */
const objectionAct = movesOnKey({
  nameOf: (key: OfObjection) => householdName(key),
  lock: async (tx, key) => {
    const roundId = await roundOfObjection(tx, key);
    if (roundId !== undefined) await shareRound(tx, roundId);
  },
  areaOf: areaOfHousehold,
  days: {
    objection: async ({ tx }, key) => (await loadObjection(tx, key.householdId, key.objectionId))?.receivedOn ?? null,
  },
  find: async ({ tx }, { householdId, objectionId }) => {
    const objection = await loadObjection(tx, householdId, objectionId);
    const review = objection && (await loadReview(tx, householdId, objection.roundId));
    return objection === undefined || review === undefined
      ? failure(refuse("record.not_found"))
      : success({ ...objection, areaId: review.communeId, state: review.state });
  },
  next: (objection, outcome: ObjectionOutcome) => objections.answerObjection(objection, outcome),
});

export const answerObjection = objectionAct(
  contract.answerObjection,
  ({ outcome }) => outcome,
  async (context, { params, body }) => {
    const { tx, record: objection, next: state } = context;
    await setObjectionAnswer(tx, objection, body);
    await setReviewState(tx, objection, state);
    if (body.outcome === "upheld") await markRefuted(tx, objection);
    return done({ objection: params.objectionId, outcome: body.outcome }, { state });
  },
);

/**
 * The level above agrees: the postings that are over close, and the chair may decide. A household on which it does not agree is objected
 * to by that office before this is recorded.
 */
export const recordOpinion = turnAct(handover.recordOpinion, async (context, { params, body }) => {
  const { tx, actor, record } = context;
  const allowed = opinion.recordOpinion(record.round);
  if (!allowed.ok) return allowed;
  const households = await closePostings(tx, params, body.givenOn, moveOf("close"));
  if (households === 0) return failure(refuse("review.nothing_ready_to_decide", {}, opinion.opinionLaw));
  await addOpinion(tx, { ...params, ...body, remark: body.remark, households, recordedBy: actor.officerId });
  return done({ opinion: body.number, office: body.office, households }, { households });
});
