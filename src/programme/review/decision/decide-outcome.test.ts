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
      assert.deepEqual(decideOutcome({ class: found, previousClass, listedBefore, lowIncomeWorkers: null }), {
        outcome,
        listFlag,
      });
    });
  }
});

describe("a check of the average living standard", () => {
  const outcomeOf = (found: string, lowIncomeWorkers: number | null = 0) =>
    decideOutcome({ class: found, previousClass: null, listedBefore: false, lowIncomeWorkers }, "average_living")
      .outcome;

  test("recognises that class and no other", () => {
    assert.deepEqual(
      ["average", "non_poor"].map((found) => outcomeOf(found)),
      ["recognised", "refused"],
    );
  });

  test("recognises low-income workers of any class that it may find, and nothing where they are unknown", () => {
    assert.deepEqual([outcomeOf("non_poor", 1), outcomeOf("average", 2)], ["recognised", "recognised"]);
    assert.equal(outcomeOf("non_poor", null), "refused");
  });

  test("an annual review recognises nobody for low-income workers: its list is of poor and near-poor households", () => {
    const found = { class: "non_poor", previousClass: null, listedBefore: false, lowIncomeWorkers: 3 };
    assert.equal(decideOutcome(found, "annual").outcome, "refused");
  });
});
