import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { nextState, reviewStates } from "#programme/review/decision/review-acts.ts";
import type { ReviewAct, ReviewState } from "#programme/review/decision/review-acts.ts";
import { possibleFrom, whyNotReviewAct } from "./why-not-review-act.ts";
import type { PlaceAct } from "./why-not-review-act.ts";

const posting = { fromDate: localDate("2026-12-01"), toDate: localDate("2026-12-03") };
const acts = Object.keys(possibleFrom) as PlaceAct[];
/** The step of the procedure that an act takes with a review. */
const steps: Record<PlaceAct, ReviewAct> = {
  enter: "survey",
  survey: "survey",
  score: "score",
  meet: "passMeeting",
  post: "post",
  object: "object",
  opinion: "object",
  decide: "decide",
};

/** The reason in each state, written out: acts in the order enter, survey, score, meet, post, object, opinion, decide; "" is possible. */
const reasons: Record<ReviewState, string> = {
  draft: Array.from({ length: 8 }, () => "nobody_listed").join(" "),
  listed: "  answers_missing answers_missing answers_missing answers_missing answers_missing answers_missing",
  screened: "  answers_missing answers_missing answers_missing answers_missing answers_missing answers_missing",
  surveyed: "answers_in   nothing_scored nothing_scored nothing_scored nothing_scored nothing_scored",
  scored: "answers_in    nothing_met nothing_met nothing_met nothing_met",
  met: "met_already met_already met_already met_already  nothing_posted nothing_posted nothing_posted",
  posted: "posted_already posted_already posted_already posted_already posted_already   ",
  objected: Array.from({ length: 8 }, (_, at) => (at === 1 ? "" : "objection_waits")).join(" "),
  rechecked:
    "rechecked_already rechecked_already rechecked_already rechecked_already  rechecked_already rechecked_already rechecked_already",
  closed: "posting_over posting_over posting_over posting_over posting_over posting_over posting_over ",
  decided: Array.from({ length: 8 }, () => "decided_already").join(" "),
  certified: Array.from({ length: 8 }, () => "decided_already").join(" "),
  superseded: Array.from({ length: 8 }, () => "left_the_round").join(" "),
};

describe("why an act on the reviews of a place is not possible", () => {
  it("is the true reason in every state, and none where the procedure allows the act", () => {
    for (const state of reviewStates) {
      const found = acts.map((act) => whyNotReviewAct(act, [state], posting)?.code.replace("review.", "") ?? "");
      assert.deepEqual(found, reasons[state].split(" "), state);
      for (const act of acts) {
        const isMoved = nextState(state, steps[act]) !== undefined;
        const isPossible = whyNotReviewAct(act, [state], posting) === undefined;
        // Answers that are in are mended household by household, not entered in a row.
        assert.equal(isPossible, act === "enter" ? isMoved && (state === "listed" || state === "screened") : isMoved);
      }
    }
  });

  it("is undefined exactly where one review allows it, over every mixture of states", () => {
    for (let mixture = 0; mixture < 1 << reviewStates.length; mixture += 1) {
      const states = reviewStates.filter((_, at) => (mixture & (1 << at)) !== 0);
      for (const act of acts) {
        const possible: readonly ReviewState[] = possibleFrom[act];
        const why = whyNotReviewAct(act, states, posting);
        assert.equal(
          why === undefined,
          states.some((state) => possible.includes(state)),
        );
      }
    }
  });

  it("of a village that is posted is the posting with its days, not that the village has not met", () => {
    const why = whyNotReviewAct("post", ["posted", "posted", "superseded"], posting);
    assert.deepEqual([why?.code, why?.facts], ["review.posted_already", { from: "2026-12-01", until: "2026-12-03" }]);
    assert.equal(whyNotReviewAct("meet", ["posted"], null)?.code, "review.results_posted");
    assert.equal(whyNotReviewAct("post", [], posting)?.code, "review.nobody_listed");
  });
});
