import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fewestLacks, verdictOf } from "./verdict.ts";
import type { VerdictFacts } from "./verdict.ts";

const measured = (perPerson: bigint) => ({
  route: "measured" as const,
  perPerson,
  limit: 1_500_000n,
  score: null,
  scoreLimit: null,
  averageLimit: 2_250_000n,
});
const poor: VerdictFacts = {
  role: "in_poverty",
  previousRole: null,
  isSameClass: false,
  income: measured(1_500_000n),
  lacks: 3,
  lacksFrom: 3,
};

describe("the sentence of a verdict", () => {
  test("of a poor household gives both sides of the rule, at the line as well", () => {
    assert.deepEqual(verdictOf(poor), { opening: "plain", income: "below", lacks: "atLeast", sentence: "both" });
  });
  test("of a near-poor household says that the deprivations are fewer", () => {
    const near = verdictOf({ ...poor, role: "near_poverty", previousRole: "in_poverty", lacks: 2 });
    assert.deepEqual(near, { opening: "changed", income: "below", lacks: "fewer", sentence: "both" });
  });
  test("of one above the line says that deprivations do not count there, and of one that left the lists that it did", () => {
    const rich = { ...poor, role: "outside" as const, income: measured(1_500_001n) };
    assert.deepEqual(verdictOf(rich), { opening: "plain", income: "above", lacks: "plain", sentence: "despite" });
    assert.equal(verdictOf({ ...rich, lacks: 0 }).sentence, "income");
    assert.equal(verdictOf({ ...rich, previousRole: "near_poverty" }).opening, "escaped");
    assert.equal(verdictOf({ ...rich, previousRole: "outside", isSameClass: true }).opening, "plain");
  });
  test("of average living lies between two lines", () => {
    assert.equal(verdictOf({ ...poor, role: "average_living", income: measured(2_000_000n) }).income, "between");
  });
  test("by points, and without any income", () => {
    const points = { ...measured(0n), route: "score" as const, perPerson: null, score: 141, scoreLimit: 140 };
    assert.equal(verdictOf({ ...poor, role: "outside", income: points }).income, "manyPoints");
    assert.equal(verdictOf({ ...poor, income: { ...points, score: 140 } }).income, "fewPoints");
    const none = verdictOf({ ...poor, lacksFrom: null, income: { ...measured(0n), perPerson: null } });
    assert.deepEqual([none.income, none.lacks, none.sentence], [null, "plain", "lacks"]);
  });
});

test("the fewest deprivations are read from the rule of the class in poverty, where it has them", () => {
  const rule = "(route == 'score' ? score <= scoreCut : income <= incomeLine) && deprivations >= 3";
  assert.equal(fewestLacks([{ counts: "in_poverty", rule }]), 3);
  assert.equal(fewestLacks([{ counts: "in_poverty", rule: "weight >= 2" }]), null);
});
