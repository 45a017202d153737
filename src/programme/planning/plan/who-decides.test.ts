import assert from "node:assert/strict";
import { test } from "node:test";
import type { DecisionRow } from "./who-decides.ts";
import { whoDecides } from "./who-decides.ts";

const base = { basis: "configuration", source: "L20-6" } as const;
const table: readonly DecisionRow[] = [
  { ...base, decision: "line_change", upToShare: 10, by: "commune" },
  { ...base, decision: "line_change", by: "province" },
  { ...base, decision: "work_approval", upTo: 5_000_000_000, activityKinds: ["small_work"], by: "commune" },
  { ...base, decision: "carry_over", fundSources: ["COMMUNE"], by: "commune" },
  { ...base, decision: "activity_approval", components: ["II"], by: "commune" },
];

test("a change of a line up to a tenth of it is decided by the commune, a larger one by the province", () => {
  assert.equal(whoDecides(table, "line_change", { amount: 10n, planned: 100n }).by, "commune");
  assert.equal(whoDecides(table, "line_change", { amount: 11n, planned: 100n }).by, "province");
});

test("a sum that nobody reported does not fit a limit and goes up", () => {
  assert.equal(whoDecides(table, "line_change").by, "province");
  assert.equal(whoDecides(table, "work_approval", { activityKind: "small_work" }).by, "province");
});

test("a small work up to the limit, to the đồng, is the commune's; another kind is not", () => {
  const facts = { activityKind: "small_work", amount: 5_000_000_000n };
  assert.equal(whoDecides(table, "work_approval", facts).by, "commune");
  assert.equal(whoDecides(table, "work_approval", { ...facts, amount: 5_000_000_001n }).by, "province");
  assert.equal(whoDecides(table, "work_approval", { ...facts, activityKind: "rural_road" }).by, "province");
});

test("a row for a component holds for what is below it, not for another whose code begins alike", () => {
  assert.equal(whoDecides(table, "activity_approval", { component: "II.2" }).by, "commune");
  assert.equal(whoDecides(table, "activity_approval", { component: "III.2" }).by, "province");
  assert.equal(whoDecides(table, "activity_approval", { component: "I" }).by, "province");
});

test("a decision of which the table says nothing is the province's, without a row", () => {
  assert.deepEqual(whoDecides(table, "norm"), { by: "province", row: undefined });
  assert.equal(whoDecides(table, "carry_over", { fundSource: "COMMUNE" }).row, table[3]);
});
