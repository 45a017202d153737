import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

/** The states of a review, in the order of the procedure (Decision 24/2021 Art. 4, docs/law.md L3.2). */
export const reviewStates = [
  "draft",
  "listed",
  "screened",
  "surveyed",
  "scored",
  "met",
  "posted",
  "objected",
  "rechecked",
  "closed",
  "decided",
  "certified",
  "superseded",
] as const;
export type ReviewState = (typeof reviewStates)[number];

export const reviewActs = [
  "list",
  "screen",
  "screenOut",
  "survey",
  "correct",
  "score",
  "passMeeting",
  "failMeeting",
  "post",
  "object",
  "recheck",
  "close",
  "decide",
  "certify",
  "reopen",
  "supersede",
] as const;
export type ReviewAct = (typeof reviewActs)[number];

/**
 * Which act leads from which state to which; what is not here is refused. Answers may be mended until the village has met;
 * an upheld objection goes back to the survey, and so does the other result of the same visit with the corrected answers; a dismissed one is posted a second time before it is decided (docs/law.md L3.2-2).
 * Who does not pass form A leaves the round; a decision that is taken back can open the review again.
 */
const transitions = {
  draft: { list: "listed" },
  listed: { screen: "screened", screenOut: "superseded", survey: "surveyed", supersede: "superseded" },
  screened: { survey: "surveyed", supersede: "superseded" },
  surveyed: { survey: "surveyed", correct: "surveyed", score: "scored", supersede: "superseded" },
  scored: {
    survey: "surveyed",
    correct: "surveyed",
    score: "scored",
    passMeeting: "met",
    failMeeting: "surveyed",
    supersede: "superseded",
  },
  met: { correct: "surveyed", post: "posted", supersede: "superseded" },
  posted: { correct: "surveyed", object: "objected", close: "closed", decide: "decided", supersede: "superseded" },
  objected: { recheck: "rechecked", survey: "surveyed", supersede: "superseded" },
  rechecked: { correct: "surveyed", post: "posted", supersede: "superseded" },
  closed: { correct: "surveyed", decide: "decided", supersede: "superseded" },
  decided: { certify: "certified", reopen: "surveyed", supersede: "superseded" },
  certified: { reopen: "surveyed", supersede: "superseded" },
  superseded: {},
} as const satisfies Record<ReviewState, Partial<Record<ReviewAct, ReviewState>>>;

export function nextState(state: ReviewState, act: ReviewAct): ReviewState | undefined {
  const possible: Partial<Record<ReviewAct, ReviewState>> = transitions[state];
  return possible[act];
}

export function applyAct(state: ReviewState, act: ReviewAct): Result<ReviewState, Refusal> {
  const next = nextState(state, act);
  return next === undefined
    ? failure(refuse("review.not_now", { state, act }, "Decision 24/2021/QD-TTg Art. 4"))
    : success(next);
}

export type ReviewMove = { readonly from: readonly ReviewState[]; readonly to: ReviewState };

/** The move of an act on many reviews at once: an act leads to the same state from wherever it is possible. */
export function moveOf(act: ReviewAct): ReviewMove {
  const from = statesBefore(act);
  const [to] = new Set(from.map((state) => nextState(state, act)));
  if (to === undefined) throw new Error(`no state of a review lets ${act}`);
  return { from, to };
}

/** The states from which an act is possible, for a question to the database. */
export function statesBefore(act: ReviewAct): readonly ReviewState[] {
  return reviewStates.filter((state) => nextState(state, act) !== undefined);
}
