import assert from "node:assert/strict";
import { test } from "node:test";
import { costOf, emptyGoal, goalOf, wrongFigures } from "./goal-draft.ts";

const filled = {
  ...emptyGoal(),
  title: "No household in a shack",
  indicator: "households_without_durable_house",
  baseline: "12",
  value: "0",
  kind: "housing_repair",
  quantity: "12",
  unitCost: "30.000.000",
  source: "CENTRAL_INVEST",
  component: "II.1",
};

test("the money of the line is quantity times unit cost, to the đồng", () => {
  assert.equal(costOf(filled), 360_000_000n);
  const goal = goalOf(filled, { unit: "houses", name: "Housing repair" });
  const [line] = goal?.targets[0]?.outputs[0]?.lines ?? [];
  assert.equal(line?.fundLines[0]?.amount, 360_000_000n);
});
test("a goal keeps its ids, so that sent again it is the same goal", () => {
  const kind = { unit: "houses", name: "Housing repair" };
  assert.deepEqual(goalOf(filled, kind), goalOf(filled, kind));
});
test("a figure that is none is named, and makes no goal", () => {
  const wrong = { ...filled, quantity: "a dozen" };
  assert.deepEqual(wrongFigures(wrong), ["quantity"]);
  assert.equal(goalOf(wrong, { unit: "houses", name: "x" }), undefined);
});
