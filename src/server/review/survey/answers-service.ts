/** The answers of form B: given, given again, and carried over from another round of the same season. */
import { answersShape } from "#contract/review/answers.ts";
import * as contract from "#contract/review/survey.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure } from "#kernel/result.ts";
import { answersOfHousehold } from "#programme/review/survey/answers-of-household.ts";
import * as rule from "#programme/review/survey/answers.ts";
import { done } from "#server/platform/act/record-act.ts";
import { loadRequestOfRound } from "#server/review/request/requests-store.ts";
import { turnAct } from "#server/review/round/round-record.ts";
import { findRound } from "#server/review/round/rounds-store.ts";
import { getStandard } from "#server/review/standard/standards-store.ts";
import { copyAnswers, countWithoutAnswers } from "./carried-answers-store.ts";
import { listFormMembers } from "./form-store.ts";
import { surveyAct } from "./review-record.ts";
import { setAnswers } from "./reviews-store.ts";

/** Answers may be given again until the village has met; each time the earlier score is void. */
export const submitAnswers = surveyAct(contract.submitAnswers, "survey", async (context, { params, body }) => {
  const { tx, record: review, next: state, actor } = context;
  const answers = answersShape.safeParse(body.answers);
  if (!answers.success) {
    const [issue] = answers.error.issues;
    const [field, reason] = [issue?.path.join(".") ?? "", issue?.message ?? ""];
    return failure(refuse("review.answers_unreadable", { field, reason }));
  }
  const request = review.state === "listed" ? await loadRequestOfRound(tx, params) : undefined;
  const allowed = rule.submitAnswers(review, request);
  if (!allowed.ok) return allowed;
  const { surveyedOn, how = "asked", answeredAt, place } = body;
  const { pack } = (await getStandard(tx, review.round.standardId, review.round.standardVersion)).standard;
  const held = answersOfHousehold(answers.data, await listFormMembers(tx, review.householdId, surveyedOn), surveyedOn, {
    needsSex: pack.member["sex"] !== undefined,
  });
  if (!held.ok) return held;
  const given = { answers: held.value, surveyedOn, how, answeredAt, place };
  await setAnswers(tx, review, { ...given, state, surveyedBy: actor.officerId });
  return done({ state }, { state });
});

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
