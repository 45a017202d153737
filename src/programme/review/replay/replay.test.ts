import assert from "node:assert/strict";
import { it } from "node:test";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { compareReplay } from "./replay.ts";

const scored = {
  class: "poor",
  deprivations: 7,
  deprivationCount: 3,
  weight: 3,
  facts: { setting: "rural", members: [] },
  setting: "rural",
  income: { route: "score", score: 120 },
  sampleScores: false,
  approximateAges: [],
  lowIncomeWorkers: null,
} as const;
const recorded = { class: "poor", deprivations: 7, incomeScore: 120, incomePerPerson: null, lowIncomeWorkers: null };

it("a record that follows from its standard, answers and area is equal", () => {
  assert.deepEqual(compareReplay(recorded, success(scored)), []);
  const measured = { ...scored, income: { route: "measured", perPerson: 1_400_000 } } as const;
  assert.deepEqual(
    compareReplay({ ...recorded, incomeScore: null, incomePerPerson: 1_400_000 }, success(measured)),
    [],
  );
});

it("each thing that differs is reported, and what cannot be computed at all", () => {
  const other = { class: "near_poor", deprivations: 3, incomeScore: 121, incomePerPerson: null, lowIncomeWorkers: 1 };
  assert.deepEqual(compareReplay(other, success(scored)), ["class", "deprivations", "income", "low_income_workers"]);
  assert.deepEqual(compareReplay(recorded, failure(refuse("review.answer_missing", { question: "roof" }))), [
    "cannot_be_computed",
  ]);
});
