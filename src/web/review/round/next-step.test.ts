import assert from "node:assert/strict";
import { test } from "node:test";
import { nextStepOf } from "./next-step.ts";

const row = (states: Record<string, number>, more: { openObjections?: number; postedUntil?: string } = {}) => ({
  states,
  openObjections: more.openObjections ?? 0,
  postedUntil: more.postedUntil ?? null,
});

test("an open objection comes before everything, since its answer is due in three working days", () => {
  assert.equal(nextStepOf(row({ listed: 3, objected: 1 }, { openObjections: 1 }), "2026-10-01"), "answer");
});
test("the earliest step of the procedure that waits is the next", () => {
  assert.equal(nextStepOf(row({ listed: 1, scored: 9 }), "2026-10-01"), "survey");
  assert.equal(nextStepOf(row({ surveyed: 2, decided: 5 }), "2026-10-01"), "score");
  assert.equal(nextStepOf(row({ scored: 2 }), "2026-10-01"), "meet");
  assert.equal(nextStepOf(row({ met: 2 }), "2026-10-01"), "post");
  assert.equal(nextStepOf(row({ rechecked: 1, decided: 5 }), "2026-10-01"), "post");
});
test("what hangs in public waits until its last day has passed, then it is decided", () => {
  assert.equal(nextStepOf(row({ posted: 2 }, { postedUntil: "2026-10-05" }), "2026-10-05"), "wait");
  assert.equal(nextStepOf(row({ posted: 2 }, { postedUntil: "2026-10-05" }), "2026-10-06"), "decide");
});
test("when all is decided nothing waits", () => {
  assert.equal(nextStepOf(row({ decided: 7 }), "2026-10-01"), undefined);
});
