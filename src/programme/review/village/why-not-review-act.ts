import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import { reviewStates, statesBefore } from "#programme/review/decision/review-acts.ts";
import type { ReviewState } from "#programme/review/decision/review-acts.ts";

/** What is done to the reviews of a place as they stand, and from which of their states it can be done. */
export const possibleFrom = {
  enter: ["listed", "screened"],
  survey: statesBefore("survey"),
  score: statesBefore("score"),
  meet: statesBefore("passMeeting"),
  post: statesBefore("post"),
  object: statesBefore("object"),
  opinion: statesBefore("object"),
  decide: statesBefore("decide"),
} as const satisfies Record<string, readonly ReviewState[]>;
export type PlaceAct = keyof typeof possibleFrom;

type Posting = { readonly fromDate: LocalDate; readonly toDate: LocalDate };

const law = "Decision 24/2021/QD-TTg Art. 4";

/** What has to come first, of a review that is not so far. */
const missing: Record<ReviewState, () => Refusal> = {
  draft: () => refuse("review.nobody_listed"),
  listed: () => refuse("review.answers_missing", {}, law),
  screened: () => refuse("review.answers_missing", {}, law),
  surveyed: () => refuse("review.nothing_scored", {}, law),
  scored: () => refuse("review.nothing_met", {}, law),
  met: () => refuse("review.nothing_posted", {}, law),
  posted: () => refuse("review.nothing_posted", {}, law),
  objected: () => refuse("review.objection_waits", {}, law),
  rechecked: () => refuse("review.nothing_posted", {}, law),
  closed: () => refuse("review.posting_over", {}, law),
  decided: () => refuse("review.decided_already", {}, law),
  certified: () => refuse("review.decided_already", {}, law),
  superseded: () => refuse("review.left_the_round"),
};

/** What has been done already, of a review that is further. */
const done: Record<ReviewState, (posting: Posting | null) => Refusal> = {
  ...missing,
  surveyed: () => refuse("review.answers_in", {}, law),
  scored: () => refuse("review.answers_in", {}, law),
  met: () => refuse("review.met_already", {}, law),
  posted: (posting) =>
    posting === null
      ? refuse("review.results_posted", {}, law)
      : refuse("review.posted_already", { from: posting.fromDate, until: posting.toDate }, law),
  rechecked: () => refuse("review.rechecked_already", {}, law),
};

/**
 * Why an act is not possible on any of these reviews, by the one that is furthest in the procedure: it says what the place has come to.
 * Undefined where the act is possible on one of them.
 */
export function whyNotReviewAct(
  act: PlaceAct,
  states: readonly ReviewState[],
  posting: Posting | null = null,
): Refusal | undefined {
  const possible: readonly ReviewState[] = possibleFrom[act];
  if (states.some((state) => possible.includes(state))) return undefined;
  const rank = (state: ReviewState) => reviewStates.indexOf(state);
  const present = states.filter((state) => state !== "superseded");
  const [furthest] = (present.length > 0 ? present : states).toSorted((a, b) => rank(b) - rank(a));
  if (furthest === undefined) return missing.draft();
  const first = Math.min(...possible.map(rank));
  return rank(furthest) < first ? missing[furthest]() : done[furthest](posting);
}

/** The word of a state as the wire carries it. */
export function isReviewState(state: string): state is ReviewState {
  return reviewStates.some((known) => known === state);
}
