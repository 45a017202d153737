import assert from "node:assert/strict";
import { test } from "node:test";
import { dong } from "#kernel/money.ts";
import { runFormula } from "./formula-run.ts";
import { replayFormula } from "./replay-formula.ts";

const formula = {
  criteria: [
    { code: "poor", weight: 70 },
    { code: "near_poor", weight: 30 },
  ],
  unit: 1000,
  useAreaCoefficient: true,
};
const inputs = [
  { areaId: "a", coefficient: 50, numbers: { poor: 17, near_poor: 3 } },
  { areaId: "b", coefficient: 25, numbers: { poor: 4, near_poor: 31 } },
  { areaId: "c", coefficient: 40, numbers: { poor: 9, near_poor: 9 } },
];
const amountsOf = (version: number) => {
  const result = replayFormula({ version, formula, inputs, amount: dong(1_234_567_890) });
  assert.ok(result.ok);
  for (const share of result.value.shares)
    assert.equal(share.fixed + share.proportional + share.bounding + share.rounding, share.amount);
  return result.value.shares.map((share) => share.amount);
};

test("a run of version 1 is computed again as it was then, to the đồng", () => {
  assert.deepEqual(amountsOf(1), [603_973_000n, 289_344_000n, 341_250_890n]);
});
test("a run of the present version is what the formula gives", () => {
  const now = runFormula(formula, inputs, dong(1_234_567_890));
  assert.ok(now.ok);
  assert.deepEqual(
    amountsOf(2),
    now.value.shares.map((share) => share.amount),
  );
});
test("a run of a version that is not known is refused, and not computed by another", () => {
  const result = replayFormula({ version: 3, formula, inputs, amount: dong(1) });
  assert.equal(result.ok ? "" : result.failure.code, "planning.formula_version_unknown");
});
