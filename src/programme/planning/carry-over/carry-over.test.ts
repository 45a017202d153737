import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dong } from "#kernel/money.ts";
import { settleLeftover, sumActions } from "./carry-over.ts";
import type { CarryOverChoice, CarryOverRule, Leftover } from "./carry-over.ts";

const left = (more: Partial<Leftover> = {}): Leftover => ({
  areaId: "a",
  fundSource: "CENTRAL",
  component: "II.1",
  year: 2026,
  originYear: 2026,
  kind: "allocated",
  fundLineId: null,
  amount: dong(10),
  ...more,
});
const rule = (name: CarryOverRule["rule"], until: string | null = null): CarryOverRule => ({
  rule: name,
  until,
  basis: "law",
  source: "L20-3",
});
const reported = (leftover: Leftover, by: CarryOverRule | undefined, choices: readonly CarryOverChoice[] = []) => {
  const line = settleLeftover(leftover, by, choices);
  return [line.action, line.rule];
};

describe("money that is left at the year's end", () => {
  test("goes to the following year once, and back after it", () => {
    assert.deepEqual(reported(left(), rule("following_year")), ["carry", "following_year"]);
    assert.deepEqual(reported(left({ originYear: 2025 }), rule("following_year")), ["return", "following_year_over"]);
  });
  test("of the programme 2021-2025 is carried into 2026 and goes back at its end", () => {
    const until = rule("until_day", "2026-12-31");
    assert.deepEqual(reported(left({ year: 2025, originYear: 2023 }), until), ["carry", "until_day"]);
    assert.deepEqual(reported(left({ year: 2026, originYear: 2023 }), until), ["return", "until_day_over"]);
  });
  test("lapses or stays with its owner as the rule of its source says", () => {
    assert.deepEqual(reported(left(), rule("returned")), ["return", "returned"]);
    assert.deepEqual(reported(left({ originYear: 2024 }), rule("no_limit")), ["carry", "no_limit"]);
  });
  test("under way stays with its year, whatever the rule", () => {
    for (const kind of ["committed", "reserved"])
      assert.deepEqual(reported(left({ kind }), rule("returned")), ["stay", "under_way"]);
  });
  test("of a source without a settled rule waits for a choice", () => {
    assert.deepEqual(reported(left(), rule("undecided")), ["undecided", "undecided"]);
    assert.deepEqual(reported(left(), undefined), ["undecided", "no_rule"]);
    assert.deepEqual(reported(left(), rule("undecided"), [{ fundSource: "CENTRAL", action: "return" }]), [
      "return",
      "chosen_return",
    ]);
    assert.deepEqual(reported(left(), rule("undecided"), [{ fundSource: "AID", action: "carry" }]), [
      "undecided",
      "undecided",
    ]);
  });
  test("is summed by what becomes of it", () => {
    const lines = [
      settleLeftover(left(), rule("no_limit"), []),
      settleLeftover(left({ kind: "reserved" }), undefined, []),
    ];
    assert.deepEqual(sumActions(lines), { carry: 10n, return: 0n, stay: 10n, undecided: 0n });
  });
});
