/** When answers are taken: from the household itself, and from another round. */
import { dayNumber } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { ReviewState } from "#programme/review/decision/review-acts.ts";

/** Answers older than this are not of the same autumn. */
const mostDaysApart = 200;

/** Who asked to come on the list is screened by form A before form B is filled. */
export function submitAnswers(
  review: { readonly state: ReviewState },
  request: { readonly screeningPassed: boolean | null } | undefined,
): Result<undefined, Refusal> {
  return review.state === "listed" && request?.screeningPassed === null
    ? failure(refuse("review.screen_first", {}, "Decision 24/2021/QD-TTg Art. 4"))
    : success(undefined);
}

/** Answers are of a day of the round, and of one that has come. */
export function dayOfAnswers(
  surveyedOn: LocalDate,
  round: { readonly opensOn: LocalDate; readonly today: LocalDate },
): Result<undefined, Refusal> {
  if (surveyedOn > round.today) return failure(refuse("review.day_in_future", { day: surveyedOn }));
  return surveyedOn < round.opensOn
    ? failure(refuse("review.surveyed_before_round", { day: surveyedOn, opens: round.opensOn }))
    : success(undefined);
}

type DatedRound = { readonly roundId: string; readonly referenceDate: LocalDate };

/** Answers that were given in one round serve another of the same season, by another standard. */
export function carryAnswers(from: DatedRound, to: DatedRound): Result<undefined, Refusal> {
  const apart = Math.abs(dayNumber(to.referenceDate) - dayNumber(from.referenceDate));
  return from.roundId === to.roundId || apart > mostDaysApart
    ? failure(refuse("review.round_too_far", { days: mostDaysApart }))
    : success(undefined);
}
