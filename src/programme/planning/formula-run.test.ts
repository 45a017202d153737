import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { dong } from "#kernel/money.ts";
import { runFormula } from "./formula-run.ts";

const formula = {
  criteria: [
    { code: "poor", weight: 60 },
    { code: "people", weight: 40 },
  ],
  unit: 1000,
  useAreaCoefficient: true,
};
const inputs = fc.array(
  fc.record({
    areaId: fc.uuid(),
    numbers: fc.record({ poor: fc.nat(5000), people: fc.integer({ min: 1, max: 60_000 }) }),
    coefficient: fc.constantFrom(25, 30, 40, 50),
  }),
  { minLength: 1, maxLength: 100 },
);
const amount = fc.bigInt(0n, 10n ** 13n).map(dong);

describe("an allocation by formula", () => {
  test("gives out exactly the amount", () => {
    fc.assert(
      fc.property(inputs, amount, (areas, money) => {
        const { shares } = runFormula(formula, areas, money);
        assert.equal(
          shares.reduce((sum, share) => sum + share.amount, 0n),
          money,
        );
      }),
    );
  });
  test("gives whole thousands to all but one at most", () => {
    fc.assert(
      fc.property(inputs, amount, (areas, money) => {
        const odd = runFormula(formula, areas, money).shares.filter((share) => share.amount % 1000n !== 0n);
        assert.ok(odd.length <= 1);
      }),
    );
  });
  test("is the same when it is run again", () => {
    fc.assert(
      fc.property(inputs, amount, (areas, money) =>
        assert.deepEqual(runFormula(formula, areas, money), runFormula(formula, areas, money)),
      ),
    );
  });
  test("gives an area with more of everything no less", () => {
    fc.assert(
      fc.property(inputs, amount, (areas, money) => {
        const [first] = areas;
        assert.ok(first !== undefined);
        const more = {
          ...first,
          areaId: "more",
          numbers: { poor: first.numbers.poor + 1, people: first.numbers.people + 1 },
        };
        const { shares } = runFormula(formula, [...areas, more], money);
        const last = shares.at(-1);
        assert.ok(last !== undefined && shares[0] !== undefined && last.amount + 1000n >= shares[0].amount);
      }),
    );
  });
  test("counts an island twice as much as a lowland commune", () => {
    const two = [
      { areaId: "island", numbers: { poor: 10, people: 100 }, coefficient: 50 },
      { areaId: "lowland", numbers: { poor: 10, people: 100 }, coefficient: 25 },
    ];
    assert.deepEqual(
      runFormula(formula, two, dong(300_000)).shares.map((share) => share.amount),
      [200_000n, 100_000n],
    );
  });
});
