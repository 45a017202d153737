import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { isSmall, leastSmallest, usualSmallest } from "#kernel/suppression/shown-count.ts";
import { nothingWithheld, withholdPlan } from "./withhold-plan.ts";
import type { PlannedOutput, Withheld, WithholdBy } from "./withhold-plan.ts";

const costs: Readonly<Record<string, bigint>> = { house: 40_000_000n, water: 2_000_000n, cow: 15_000_000n, road: 1n };
const output = (outputId: string, activityKind: string, quantity: number): PlannedOutput => {
  const unitCost = costs[activityKind] ?? 1n;
  return { outputId, activityKind, quantity, unitCost, amount: unitCost * BigInt(quantity) };
};
const by = (smallest: number, hiddenNeeds: readonly string[] = []): WithholdBy => ({
  smallest,
  hidesIndicator: () => false,
  countsHouseholds: (kind) => kind !== "road",
  hidesNeedsOf: (kind) => hiddenNeeds.includes(kind),
});
const planOf = (outputs: readonly PlannedOutput[], figures = { baseline: 40, value: 20 }) => [
  { targetId: "t", indicatorCode: "poor_households", ...figures, outputs },
];

/** Who attacks knows what a unit costs, what is shown, and the sum of the plan: every combination of quantities is tried. */
function valuesLeft(outputs: readonly PlannedOutput[], withheld: Withheld, asked: string): number {
  const hidden = outputs.filter(({ outputId }) => withheld.outputs.has(outputId));
  const sum = hidden.reduce((total, { amount }) => total + amount, 0n);
  const possible = new Set<number>();
  const attempt = (at: number, left: bigint, own: number): void => {
    const one = hidden[at];
    if (one === undefined) {
      if (withheld.isSum || left === 0n) possible.add(own);
      return;
    }
    for (let quantity = 0; BigInt(quantity) * one.unitCost <= left; quantity += 1)
      attempt(at + 1, left - BigInt(quantity) * one.unitCost, one.outputId === asked ? quantity : own);
  };
  // Without the sum any quantity is possible.
  if (withheld.isSum) return Infinity;
  attempt(0, sum, -1);
  return possible.size;
}

describe("what a plan tells who may not read the households", () => {
  test("leaves every small quantity at least the threshold of values, by the sum of the plan and what units cost", () => {
    const quantity = fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 12 }));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("house", "water", "cow", "road"), quantity), { minLength: 1, maxLength: 4 }),
        fc.constantFrom(leastSmallest, usualSmallest),
        (rows, smallest) => {
          const outputs = rows.map(([kind, units], at) => output(`o${String(at)}`, kind, units));
          const withheld = withholdPlan(planOf(outputs), by(smallest));
          for (const one of outputs.filter(({ activityKind }) => activityKind !== "road"))
            if (isSmall(one.quantity, smallest)) {
              assert.ok(withheld.outputs.has(one.outputId), `${one.outputId} is shown`);
              const left = valuesLeft(outputs, withheld, one.outputId);
              assert.ok(
                left >= smallest,
                `${one.outputId}, which is ${String(one.quantity)}, has ${String(left)} values`,
              );
            }
        },
      ),
      { numRuns: 200 },
    );
  });

  test("a planted plan that leaves out the small quantity alone, and shows its sum, is solved", () => {
    const outputs = [output("a", "house", 3), output("b", "water", 20), output("c", "cow", 8)];
    assert.equal(valuesLeft(outputs, { targets: new Set(), outputs: new Set(["a"]), isSum: false }, "a"), 1);
    const withheld = withholdPlan(planOf(outputs), by(usualSmallest));
    // With the water, 160 million are left: none to four houses.
    assert.deepEqual([[...withheld.outputs], withheld.isSum], [["a", "b"], false]);
    assert.equal(valuesLeft(outputs, withheld, "a"), usualSmallest);
    const alone = withholdPlan(planOf([output("a", "house", 3)]), by(usualSmallest));
    assert.deepEqual([[...alone.outputs], alone.isSum], [["a"], true]);
  });

  test("a large quantity is withheld with the need that it was taken from, whatever it is", () => {
    const outputs = [output("a", "water", 30), output("b", "cow", 40), output("c", "road", 2)];
    const withheld = withholdPlan(planOf(outputs), by(usualSmallest, ["water"]));
    assert.deepEqual([...withheld.outputs], ["a", "b"]);
    assert.equal(withheld.isSum, false);
  });

  test("a target hides its value with its baseline; two kilometres of road point at nobody", () => {
    const outputs = [output("a", "road", 2)];
    const small = withholdPlan(planOf(outputs, { baseline: 12, value: 3 }), by(usualSmallest));
    assert.deepEqual([[...small.targets], [...small.outputs], small.isSum], [["t"], [], false]);
    assert.deepEqual(withholdPlan(planOf(outputs), by(usualSmallest)), nothingWithheld);
  });
});
