import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { applyAct, statesBefore } from "#programme/review/decision/review-acts.ts";
import { villageAgrees } from "#programme/review/village/village-meeting.ts";
import { lastWorkingDay } from "#programme/review/round/working-days.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { workingCalendar } from "#server/review/round/calendar.ts";
import { addObjection, loadObjection, setObjectionAnswer } from "./objections-store.ts";
import { loadReview, setReviewState } from "#server/review/survey/reviews-store.ts";
import { communeOfVillage } from "#server/review/round/rounds-store.ts";
import { getStandard } from "#server/review/standard/standards-store.ts";
import { openRoundOf } from "#server/review/survey/survey-service.ts";
import {
  addMeeting,
  addMeetingResults,
  addPublicPosting,
  loadVillageReviews,
  setPosted,
  setStates,
} from "./villages-store.ts";
import type { answerObjection, recordMeeting, recordObjection, recordPosting } from "#contract/review/village.ts";

const legalSteps = "Decision 24/2021/QD-TTg Art. 4";

/** What both acts of a village begin with: its commune, and the standard of the round, which must be open. */
async function openVillage(context: ActContext, place: { readonly roundId: string; readonly villageId: string }) {
  const round = await openRoundOf(context, place.roundId);
  if (!round.ok) return round;
  const communeId = await communeOfVillage(context.tx, place.villageId);
  if (communeId === undefined) return failure(refuse("record.not_found"));
  const { standard } = await getStandard(context.tx, round.value.standardId, round.value.standardVersion);
  return success({ communeId, standard });
}

/** The meeting of a village: households on which at least the quorum agreed go on, the others go back to the survey. */
export async function meetInVillage(
  context: ActContext,
  { params, body }: Decoded<typeof recordMeeting>,
): Promise<Result<Output<typeof recordMeeting>, Refusal>> {
  const { tx } = context;
  const opened = await openVillage(context, params);
  if (!opened.ok) return opened;
  const { communeId, standard } = opened.value;
  const quorum = standard.pack.procedure?.meetingQuorumPercent ?? 50;
  const reviews = await loadVillageReviews(tx, params.roundId, params.villageId, statesBefore("passMeeting"));
  if (reviews.length === 0) return failure(refuse("review.nothing_scored", {}, legalSteps));

  const told = new Map<string, (typeof body.results)[number]>(
    body.results.map((result) => [result.householdId, result]),
  );
  const stranger = body.results.find(
    ({ householdId }) => !reviews.some((review) => review.householdId === householdId),
  );
  if (stranger !== undefined)
    return failure(refuse("review.not_before_the_meeting", { householdId: stranger.householdId }, legalSteps));
  const results: { review: (typeof reviews)[number]; agreed: number; passed: boolean; objection: string | null }[] = [];
  for (const review of reviews) {
    const { agreed = body.present, objection = null } = told.get(review.householdId) ?? {};
    const agrees = villageAgrees({ present: body.present, agreed }, quorum);
    if (!agrees.ok) return agrees;
    results.push({ review, agreed, passed: agrees.value, objection });
  }
  const meeting = {
    ...body,
    ...params,
    communeId,
    frontObserver: body.frontObserver,
    householdRepresentative: body.householdRepresentative,
    minutesSignedOn: body.minutesSignedOn,
    recordedBy: context.actor.officerId,
  };
  await addMeeting(tx, meeting);
  await addMeetingResults(tx, meeting, results);
  const passed = results.filter((result) => result.passed).map((result) => result.review);
  const returned = results.filter((result) => !result.passed).map((result) => result.review);
  await setStates(tx, passed, "met");
  await setStates(tx, returned, "surveyed");
  const counts = { passed: passed.length, returned: returned.length };
  await context.audit({
    areaId: communeId,
    recordKind: "meeting",
    recordId: body.meetingId,
    facts: { village: params.villageId, ...counts },
  });
  return success(counts);
}

export async function postInVillage(
  context: ActContext,
  { params, body }: Decoded<typeof recordPosting>,
): Promise<Result<Output<typeof recordPosting>, Refusal>> {
  const { tx } = context;
  const opened = await openVillage(context, params);
  if (!opened.ok) return opened;
  const { communeId, standard } = opened.value;
  const reviews = await loadVillageReviews(tx, params.roundId, params.villageId, statesBefore("post"));
  if (reviews.length === 0) return failure(refuse("review.nothing_met", {}, legalSteps));
  const toDate = lastWorkingDay(
    await workingCalendar(tx),
    body.fromDate,
    standard.pack.procedure?.postingWorkingDays ?? 3,
  );
  await addPublicPosting(tx, { ...body, ...params, communeId, toDate, recordedBy: context.actor.officerId });
  await setPosted(tx, reviews, body.publicPostingId);
  await context.audit({
    areaId: communeId,
    recordKind: "public_posting",
    recordId: body.publicPostingId,
    facts: { village: params.villageId, households: reviews.length, toDate },
  });
  return success({ households: reviews.length, toDate });
}

export async function receiveObjection(
  context: ActContext,
  { params, body }: Decoded<typeof recordObjection>,
): Promise<Result<Output<typeof recordObjection>, Refusal>> {
  const { tx } = context;
  const round = await openRoundOf(context, params.roundId);
  if (!round.ok) return round;
  const review = await loadReview(tx, params.householdId, params.roundId);
  if (review === undefined) return failure(refuse("record.not_found"));
  const next = applyAct(review.state, "object");
  if (!next.ok) return next;
  const { standard } = await getStandard(tx, round.value.standardId, round.value.standardVersion);
  const dueOn = lastWorkingDay(
    await workingCalendar(tx),
    body.receivedOn,
    standard.pack.procedure?.recheckWorkingDays ?? 3,
  );
  await addObjection(tx, {
    ...body,
    householdId: params.householdId,
    reviewId: review.reviewId,
    communeId: review.communeId,
    dueOn,
  });
  await setReviewState(tx, review, next.value);
  await context.audit({
    areaId: review.communeId,
    recordKind: "household",
    recordId: params.householdId,
    facts: { objection: body.objectionId, indicator: body.indicator, dueOn },
  });
  return success({ dueOn, state: next.value });
}

/** Dismissed: the result stands and is posted again. Upheld: the household is surveyed again. */
export async function settleObjection(
  context: ActContext,
  { params, body }: Decoded<typeof answerObjection>,
): Promise<Result<Output<typeof answerObjection>, Refusal>> {
  const { tx } = context;
  const objection = await loadObjection(tx, params.householdId, params.objectionId);
  if (objection === undefined) return failure(refuse("record.not_found"));
  if (objection.outcome !== null) return failure(refuse("review.objection_answered"));
  const review = await loadReview(tx, params.householdId, objection.roundId);
  if (review === undefined) return failure(refuse("record.not_found"));
  const next = applyAct(review.state, body.outcome === "upheld" ? "survey" : "recheck");
  if (!next.ok) return next;
  await setObjectionAnswer(tx, objection, body);
  await setReviewState(tx, review, next.value);
  await context.audit({
    areaId: review.communeId,
    recordKind: "household",
    recordId: params.householdId,
    facts: { objection: params.objectionId, outcome: body.outcome },
  });
  return success({ state: next.value });
}
