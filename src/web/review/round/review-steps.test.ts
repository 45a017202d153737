import assert from "node:assert/strict";
import { test } from "node:test";
import { reviewStates } from "#programme/review/decision/review-acts.ts";
import { countSteps, reviewSteps } from "./review-steps.ts";

test("each household waits for one step, or for none", () => {
  const counts = countSteps({ listed: 3, screened: 1, posted: 2, certified: 4, superseded: 9 });
  assert.deepEqual(counts, { survey: 4, score: 0, meet: 0, post: 0, decide: 2, done: 4 });
});
test("every state of a review that goes on is of a step", () => {
  const without = reviewStates.filter((state) => {
    const counts = countSteps({ [state]: 1 });
    return reviewSteps.every((step) => counts[step] === 0);
  });
  assert.deepEqual(without, ["draft", "superseded"]);
});
