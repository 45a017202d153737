import { testClasses } from "#programme/review/standard/test-classes.ts";
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { decideOutcome } from "./decide-outcome.ts";

/** class before, class now, was ever on the list, outcome, flag (docs/law.md L1.3). */
const cases = [
  ["poor", "poor", true, "recognised", "stays"],
  ["near_poor", "poor", true, "recognised", "stays"],
  ["poor", "near_poor", true, "recognised", "stays"],
  ["near_poor", "near_poor", true, "recognised", "stays"],
  ["poor", "non_poor", true, "escaped", null],
  ["near_poor", "non_poor", true, "escaped", null],
  ["poor", "average", true, "escaped", null],
  ["near_poor", "average", true, "escaped", null],
  [null, "poor", false, "recognised", "new"],
  [null, "near_poor", false, "recognised", "new"],
  ["non_poor", "poor", false, "recognised", "new"],
  ["average", "near_poor", false, "recognised", "new"],
  ["non_poor", "poor", true, "recognised", "relapsed"],
  ["average", "near_poor", true, "recognised", "relapsed"],
  ["non_poor", "non_poor", false, "refused", null],
  ["non_poor", "non_poor", true, "refused", null],
  [null, "non_poor", false, "refused", null],
  [null, "average", false, "refused", null],
] as const;

describe("a decision says of a household that was", () => {
  for (const [previousClass, found, listedBefore, outcome, listFlag] of cases) {
    const history = listedBefore ? "listed before" : "never listed";
    test(`${previousClass ?? "not reviewed"} (${history}) and is ${found}: ${outcome}${listFlag === null ? "" : `, ${listFlag}`}`, () => {
      assert.deepEqual(decideOutcome({ class: found, previousClass, listedBefore }, testClasses), {
        outcome,
        listFlag,
      });
    });
  }
});

test("a check of the average living standard recognises that class and no other", () => {
  const outcomeOf = (found: string) =>
    decideOutcome({ class: found, previousClass: null, listedBefore: false }, testClasses, "average_living").outcome;
  assert.deepEqual(["average", "non_poor"].map(outcomeOf), ["recognised", "refused"]);
});
