/** The answers of form B: given, given again, and carried over from another round of the same season. */
import { refuseAccuracy } from "#programme/registry/household/household-point.ts";
import { answersShape } from "#contract/review/answers.ts";
import type { Output } from "#contract/endpoint.ts";
import * as contract from "#contract/review/survey.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure } from "#kernel/result.ts";
import { checkByIncome } from "#programme/review/request/request.ts";
import { answersOfHousehold } from "#programme/review/survey/answers-of-household.ts";
import { countConfirmed, formVersionOf, refuseConfirmed } from "#programme/review/survey/confirmed-answers.ts";
import * as rule from "#programme/review/survey/answers.ts";
import { refuseAnswers } from "#programme/review/survey/whole-answers.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { done } from "#server/platform/act/record-act.ts";
import { loadChecksByIncome, loadRequestOfRound } from "#server/review/request/requests-store.ts";
import { turnAct } from "#server/review/round/round-record.ts";
import { findRound } from "#server/review/round/rounds-store.ts";
import { readClassRoles } from "#server/review/standard/classes-store.ts";
import { findConfirmable } from "./confirmable-answers.ts";
import { copyAnswers, countWithoutAnswers } from "./carried-answers-store.ts";
import { listFormMembers } from "./form-store.ts";
import { surveyAct } from "./review-record.ts";
import type { ReviewRecord } from "./review-record.ts";
import { getPlaceOfReview, setAnswers } from "./reviews-store.ts";
import { correctOtherResult } from "./refuted-answers-store.ts";
import { hasSheet, shareSheets } from "./shared-sheets-store.ts";
import { findOpeningRound, takingBase } from "./taking-base.ts";

/** Answers may be given again until the village has met; each time the earlier score is void. */
export const submitAnswers = surveyAct(contract.submitAnswers, "survey", async (context, { params, body }) => {
  const { tx, record: review, next: state, actor, today } = context;
  const answers = answersShape.strict().safeParse(body.answers);
  if (!answers.success) {
    const [issue] = answers.error.issues;
    if (issue?.code === "unrecognized_keys" && issue.path.length === 0)
      return failure(refuse("review.answer_not_asked", { field: issue.keys.join(", ") }));
    const [field, reason] = [issue?.path.join(".") ?? "", issue?.message ?? ""];
    return failure(refuse("review.answers_unreadable", { field, reason }));
  }
  const request = review.state === "listed" ? await loadRequestOfRound(tx, params) : undefined;
  const allowed = rule.submitAnswers(review, request);
  if (!allowed.ok) return allowed;
  if (review.round.kind === "average_living") {
    const { householdId, roundId } = params;
    const asking = await loadChecksByIncome(tx, { householdIds: [householdId], roundId, on: today });
    const asked = checkByIncome(asking.get(householdId), await readClassRoles(tx));
    if (!asked.ok) return asked;
  }
  const { surveyedOn, how = "asked", answeredAt, place } = body;
  const inexact = refuseAccuracy(place?.accuracyM, "place.accuracyM");
  if (inexact !== undefined) return failure(inexact);
  const base = await takingBase(tx, review.round);
  const members = await listFormMembers(tx, review.householdId, { from: surveyedOn, to: surveyedOn });
  const needsSex = base.standard.pack.member["sex"] !== undefined;
  const held = answersOfHousehold(answers.data, members, surveyedOn, { needsSex });
  if (!held.ok) return held;
  const names = new Map<string, string | null>(members.map(({ personId, fullName }) => [personId, fullName]));
  const nameOf = (personId: string) => names.get(personId) ?? personId;
  const refused = refuseAnswers({ ...base, ...(await getPlaceOfReview(tx, review)), nameOf }, held.value);
  if (refused !== undefined) return failure(refused);
  const confirmable =
    held.value.confirmed === undefined
      ? undefined
      : await findConfirmable(tx, review.round, review.householdId, members);
  const otherwise = refuseConfirmed(held.value, confirmable);
  if (otherwise !== undefined) return failure(otherwise);
  const asked = { ...held.value, ...(base.form === undefined ? {} : { form: formVersionOf(base.form) }) };
  const given = { answers: asked, surveyedOn, how, answeredAt, place };
  await setAnswers(tx, review, { ...given, state, surveyedBy: actor.officerId });
  const corrected = await correctOtherResult(tx, review);
  const openingList = await giveToOpeningList(context, review, held.value, nameOf);
  return done(
    {
      state,
      ...(confirmable === undefined
        ? {}
        : { confirmed: countConfirmed(held.value), confirmedOf: confirmable.reviewId }),
      ...(corrected === undefined ? {} : { corrected }),
      ...(openingList?.taken === true ? { openingList: openingList.roundId } : {}),
    },
    {
      state,
      ...(openingList === undefined ? {} : { openingList }),
      ...(corrected === undefined ? {} : { corrected }),
    },
  );
});

/** The sheet serves the opening list too. What that result lacks is named, and holds up nothing of the round. */
async function giveToOpeningList(
  { tx, newId }: ActContext,
  review: ReviewRecord,
  answers: Answers,
  nameOf: (personId: string) => string,
): Promise<Output<typeof contract.submitAnswers>["openingList"]> {
  const opening = await findOpeningRound(tx, review.round);
  if (opening === undefined) return undefined;
  const { roundId } = opening;
  const { communeId, householdId } = review;
  await shareSheets(tx, { roundId: review.round.roundId, openingId: roundId, communeId, householdId }, () => newId());
  const taken = await hasSheet(tx, { householdId, roundId }, review.round.roundId);
  // The sheet asks for both: what only the other result needs is no stranger.
  const base = {
    ...(await takingBase(tx, opening)),
    ...(await getPlaceOfReview(tx, review)),
    nameOf,
    sheet: undefined,
  };
  const lacks = refuseAnswers(base, answers);
  return { roundId, taken, lacks: lacks === undefined ? null : { code: lacks.code, facts: { ...lacks.facts } } };
}

/** Two standards in one autumn ask once. What the other standard asks beyond them its scoring says, household by household. */
export const carryAnswers = turnAct(contract.carryAnswers, async (context, { params, body }) => {
  const { tx, record } = context;
  const from = await findRound(tx, body.fromRoundId);
  if (from === undefined) return failure(refuse("record.not_found"));
  const allowed = rule.carryAnswers(from, record.round);
  if (!allowed.ok) return allowed;
  const carried = await copyAnswers(tx, params, from.roundId);
  return done({ carried, from: from.roundId }, { carried, without: await countWithoutAnswers(tx, params) });
});
