import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { applyAct, moveOf, nextState, reviewActs, reviewStates, statesBefore } from "./review-acts.ts";
import type { ReviewAct, ReviewState } from "./review-acts.ts";

/** The procedure written a second time, as a list: whatever is not in it is refused. */
const procedure: readonly (readonly [ReviewState, ReviewAct, ReviewState])[] = [
  ["draft", "list", "listed"],
  ["listed", "screen", "screened"],
  ["listed", "screenOut", "superseded"],
  ["listed", "survey", "surveyed"],
  ["screened", "survey", "surveyed"],
  ["surveyed", "survey", "surveyed"],
  ...(["surveyed", "scored", "met", "posted", "rechecked", "closed"] as const).map(
    (state) => [state, "correct", "surveyed"] as const,
  ),
  ["surveyed", "score", "scored"],
  ["scored", "survey", "surveyed"],
  ["scored", "score", "scored"],
  ["scored", "passMeeting", "met"],
  ["scored", "failMeeting", "surveyed"],
  ["met", "post", "posted"],
  ["posted", "object", "objected"],
  ["posted", "close", "closed"],
  ["posted", "decide", "decided"],
  ["objected", "recheck", "rechecked"],
  ["objected", "survey", "surveyed"],
  ["rechecked", "post", "posted"],
  ["closed", "decide", "decided"],
  ["decided", "certify", "certified"],
  ["decided", "reopen", "surveyed"],
  ["certified", "reopen", "surveyed"],
  ...reviewStates
    .filter((state) => state !== "draft" && state !== "superseded")
    .map((state) => [state, "supersede", "superseded"] as const),
];

/** States that can be reached without ever passing through `avoided`, and without one of the acts. */
function reachable(
  from: ReviewState,
  avoided: ReadonlySet<ReviewState> = new Set(),
  without: readonly ReviewAct[] = [],
): ReadonlySet<ReviewState> {
  const found = new Set<ReviewState>([from]);
  for (const state of found) {
    for (const act of reviewActs.filter((one) => !without.includes(one))) {
      const next = nextState(state, act);
      if (next !== undefined && !avoided.has(next)) found.add(next);
    }
  }
  return found;
}

describe("every state with every act", () => {
  for (const state of reviewStates) {
    for (const act of reviewActs) {
      const expected = procedure.find((step) => step[0] === state && step[1] === act)?.[2];
      test(`${state}, ${act}: ${expected ?? "refused"}`, () => {
        const result = applyAct(state, act);
        if (expected === undefined) {
          assert.deepEqual(result, {
            ok: false,
            failure: { code: "review.not_now", facts: { state, act }, rule: "Decision 24/2021/QD-TTg Art. 4" },
          });
        } else assert.deepEqual(result, { ok: true, value: expected });
        assert.equal(statesBefore(act).includes(state), expected !== undefined);
      });
    }
  }
});

test("an act leads to one state from wherever it is possible, so many reviews are moved at once", () => {
  for (const act of reviewActs) {
    const steps = procedure.filter((step) => step[1] === act);
    const { from, to } = moveOf(act);
    assert.deepEqual(from.toSorted(), steps.map(([state]) => state).toSorted(), act);
    assert.deepEqual([...new Set(steps.map((step) => step[2]))], [to], act);
  }
});

describe("the procedure as a whole", () => {
  test("every state is reached from a draft", () => {
    assert.deepEqual([...reachable("draft")].toSorted(), [...reviewStates].toSorted());
  });
  for (const needed of ["surveyed", "scored", "met", "posted"] as const) {
    test(`nobody is decided about who was never ${needed}`, () => {
      const without = reachable("draft", new Set([needed]));
      assert.equal(without.has("decided"), false);
      assert.equal(without.has("certified"), false);
    });
  }
  test("what is decided is never surveyed, scored or posted again, unless the decision is taken back", () => {
    assert.deepEqual([...reachable("decided", new Set(), ["reopen"])], ["decided", "certified", "superseded"]);
  });
  test("a superseded review is at its end", () => {
    assert.deepEqual([...reachable("superseded")], ["superseded"]);
  });
});
