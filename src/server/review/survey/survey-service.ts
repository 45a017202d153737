import type { submitAnswers } from "#contract/review/survey.ts";
import type { listHouseholdsForReview, openRound } from "#contract/review/round.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import { refuseRoundDays } from "#programme/review/round/round-rules.ts";
import { applyAct } from "#programme/review/decision/review-acts.ts";
import { answersShape } from "#contract/review/answers.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { asksOfKind, loadRequestOfRound, takeUpRequests } from "#server/review/request/requests-store.ts";
import { addListedReviews, addReview, loadReview, setAnswers } from "./reviews-store.ts";
import { addRound, findRound } from "#server/review/round/rounds-store.ts";
import { findScoreTable, findStandard } from "#server/review/standard/standards-store.ts";

export async function startRound(
  context: ActContext,
  { body }: Decoded<typeof openRound>,
): Promise<Result<Output<typeof openRound>, Refusal>> {
  const { tx } = context;
  const found = await findStandard(tx, body.standardId, body.standardVersion);
  if (found === undefined) {
    return failure(refuse("review.no_such_standard", { standard: body.standardId, version: body.standardVersion }));
  }
  const { standard } = found;
  const { validFrom, validTo, id } = standard.pack;
  if (body.referenceDate < validFrom || (validTo !== null && body.referenceDate > validTo)) {
    return failure(
      refuse("review.standard_not_in_force", {
        standard: id,
        from: validFrom,
        to: validTo ?? "",
        date: body.referenceDate,
      }),
    );
  }
  const refused = refuseRoundDays(standard.pack.procedure, body);
  if (refused !== undefined) return failure(refused);
  if (body.scoreTableId !== null && (await findScoreTable(tx, body.scoreTableId)) === undefined) {
    return failure(refuse("record.not_found"));
  }
  await addRound(tx, body);
  await context.audit({
    areaId: body.areaId,
    recordKind: "round",
    recordId: body.roundId,
    facts: { year: body.year, kind: body.kind, standard: `${body.standardId} ${body.standardVersion}` },
  });
  const round = await findRound(tx, body.roundId);
  if (round === undefined) throw new Error("the round that was opened is not there");
  return success(round);
}

export async function listForReview(
  context: ActContext,
  { params, body }: Decoded<typeof listHouseholdsForReview>,
): Promise<Result<Output<typeof listHouseholdsForReview>, Refusal>> {
  const round = await openRoundOf(context, params.roundId);
  if (!round.ok) return round;
  const { kind } = round.value;
  // Only the annual round reviews the current lists; the monthly ones review who asked.
  const who = kind !== "annual" && body.who === "lists" ? "requests" : body.who;
  const listing = { ...params, who, on: context.today, asks: asksOfKind(kind) };
  const added = await addListedReviews(context.tx, listing, () => context.newId());
  const requests = await takeUpRequests(context.tx, round.value, params.communeId);
  await context.audit({
    areaId: params.communeId,
    recordKind: "round",
    recordId: params.roundId,
    facts: { listed: added, requests },
  });
  return success({ added, requests });
}

/** Answers may be given again until the village has met; each time the earlier score is void. */
export async function keepAnswers(
  context: ActContext,
  { params, body }: Decoded<typeof submitAnswers>,
): Promise<Result<Output<typeof submitAnswers>, Refusal>> {
  const { tx } = context;
  const round = await openRoundOf(context, params.roundId);
  if (!round.ok) return round;
  const answers = answersShape.safeParse(body.answers);
  if (!answers.success) {
    const [issue] = answers.error.issues;
    return failure(
      refuse("review.answers_unreadable", { field: issue?.path.join(".") ?? "", reason: issue?.message ?? "" }),
    );
  }
  let review = await loadReview(tx, params.householdId, params.roundId);
  if (review === undefined) {
    await addReview(tx, { ...params, reviewId: context.newId() });
    review = await loadReview(tx, params.householdId, params.roundId);
  }
  if (review === undefined) return failure(refuse("record.not_found"));
  const next = applyAct(review.state, "survey");
  if (!next.ok) return next;
  if (review.state === "listed" && (await loadRequestOfRound(tx, params))?.screeningPassed === null)
    return failure(refuse("review.screen_first", {}, "Decision 24/2021/QD-TTg Art. 4"));
  const given: Answers = answers.data;
  await setAnswers(tx, review, {
    answers: given,
    state: next.value,
    surveyedOn: body.surveyedOn,
    surveyedBy: context.actor.officerId,
    how: body.how ?? "asked",
    answeredAt: body.answeredAt,
    place: body.place,
  });
  await context.audit({
    areaId: review.communeId,
    recordKind: "household",
    recordId: params.householdId,
    facts: { state: next.value },
  });
  return success({ state: next.value });
}

export async function openRoundOf(context: ActContext, roundId: string) {
  const round = await findRound(context.tx, roundId);
  if (round === undefined) return failure(refuse("record.not_found"));
  if (round.closedOn !== null) return failure(refuse("review.round_closed", { year: round.year }));
  return success(round);
}
