import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import { runFormula } from "./formula-run.ts";
import type { Formula, FormulaInput, FormulaResult } from "./formula.ts";

const formula: Formula = {
  criteria: [
    { code: "poor", weight: 60 },
    { code: "people", weight: 40 },
  ],
  unit: 1000,
  useAreaCoefficient: true,
};
const inputs = fc.uniqueArray(
  fc.record({
    areaId: fc.uuid(),
    numbers: fc.record({ poor: fc.nat(5000), people: fc.integer({ min: 1, max: 60_000 }) }),
    coefficient: fc.constantFrom(25, 30, 40, 50),
  }),
  { minLength: 1, maxLength: 60, selector: ({ areaId }) => areaId },
);
const amount = fc.bigInt(0n, 10n ** 13n).map(dong);
/** Floor and ceiling between which every amount can be shared: a part of the even share, and more than it. */
const bounds = fc.record({ floorPercent: fc.nat(100), ceilingPercent: fc.integer({ min: 110, max: 400 }) });

function bounded(
  areas: readonly FormulaInput[],
  money: Money,
  { floorPercent, ceilingPercent }: { floorPercent: number; ceilingPercent: number },
): Formula {
  const even = money / BigInt(areas.length);
  return {
    ...formula,
    floor: { amount: dong(((even * BigInt(floorPercent)) / 100_000n) * 1000n) },
    ceiling: { amount: dong((even * BigInt(ceilingPercent)) / 100n + 2000n) },
  };
}

function ran(how: Formula, areas: readonly FormulaInput[], money: Money): FormulaResult {
  const result = runFormula(how, areas, money);
  assert.ok(result.ok, result.ok ? "" : JSON.stringify(result.failure));
  return result.value;
}
const sum = (amounts: readonly bigint[]) => amounts.reduce((total, one) => total + one, 0n);
const refusalOf = (how: Formula, areas: readonly FormulaInput[], money: Money) => {
  const result = runFormula(how, areas, money);
  return result.ok ? undefined : result.failure.code;
};
const area = (areaId: string, poor: number, coefficient = 25): FormulaInput => ({
  areaId,
  numbers: { poor, people: 100 },
  coefficient,
});
const byPoor: Formula = { criteria: [{ code: "poor", weight: 1 }], unit: 1000, useAreaCoefficient: false };

describe("an allocation by formula", () => {
  test("gives out exactly the amount, within floors and ceilings", () => {
    fc.assert(
      fc.property(inputs, amount, bounds, (areas, money, percents) => {
        const how = bounded(areas, money, percents);
        const { shares } = ran(how, areas, money);
        assert.equal(sum(shares.map((share) => share.amount)), money);
        for (const share of shares) {
          assert.ok(share.amount >= (how.floor?.amount ?? 0n), "below its floor");
          assert.ok(share.amount <= (how.ceiling?.amount ?? money), "above its ceiling");
        }
      }),
    );
  });
  test("explains each amount to the đồng: fixed, criteria, bounds and rounding sum to it", () => {
    fc.assert(
      fc.property(inputs, amount, bounds, (areas, money, percents) => {
        const how = bounded(areas, money, percents);
        for (const share of ran(how, areas, money).shares) {
          assert.equal(share.fixed + share.proportional + share.bounding + share.rounding, share.amount);
          assert.ok(share.rounding < 2000n && share.rounding > -1000n);
          const parts = sum(Object.values(share.parts));
          assert.ok(share.proportional - parts >= 0n && share.proportional - parts <= 2n);
          assert.equal(share.rounding > 0n, share.roundedUp !== null && share.rounding !== 0n);
        }
      }),
    );
  });
  test("gives whole thousands to all but one at most", () => {
    fc.assert(
      fc.property(inputs, amount, bounds, (areas, money, percents) => {
        const odd = ran(bounded(areas, money, percents), areas, money).shares.filter(
          (share) => share.amount % 1000n !== 0n,
        );
        assert.ok(odd.length <= 1);
      }),
    );
  });
  test("does not depend on the order of the areas, and is the same when it is run again", () => {
    fc.assert(
      fc.property(inputs, amount, bounds, (areas, money, percents) => {
        const how = bounded(areas, money, percents);
        const byArea = (result: FormulaResult) => new Map(result.shares.map((share) => [share.areaId, share.amount]));
        const forward = ran(how, areas, money);
        assert.deepEqual(byArea(ran(how, areas.toReversed(), money)), new Map([...byArea(forward)].toReversed()));
        assert.deepEqual(ran(how, areas, money), forward);
      }),
    );
  });
  test("gives an area with more of everything no less, but for the rounding of a unit", () => {
    fc.assert(
      fc.property(inputs, amount, bounds, (areas, money, percents) => {
        const [first] = areas;
        assert.ok(first !== undefined);
        const numbers = { poor: (first.numbers["poor"] ?? 0) + 1, people: (first.numbers["people"] ?? 0) + 1 };
        const all = [...areas, { ...first, areaId: "more", numbers }];
        const { shares } = ran(bounded(all, money, percents), all, money);
        const last = shares.at(-1);
        assert.ok(last !== undefined && shares[0] !== undefined && last.amount + 1999n >= shares[0].amount);
      }),
    );
  });
  test("gives nobody less when there is more money, but for the rounding of a unit", () => {
    fc.assert(
      fc.property(inputs, amount, fc.bigInt(0n, 10n ** 9n), bounds, (areas, money, more, percents) => {
        const how = bounded(areas, money, percents);
        const larger = { ...how, ceiling: { amount: dong(money + more) } };
        const [before, after] = [
          ran({ ...how, ceiling: undefined }, areas, money),
          ran(larger, areas, dong(money + more)),
        ];
        for (const [position, share] of after.shares.entries())
          assert.ok(share.amount + 1999n >= (before.shares[position]?.amount ?? 0n));
      }),
    );
  });
  test("counts an island twice as much as a lowland commune", () => {
    const two = [area("island", 10, 50), area("lowland", 10, 25)];
    assert.deepEqual(
      ran(formula, two, dong(300_000)).shares.map((share) => share.amount),
      [200_000n, 100_000n],
    );
  });
  test("tells which area got the unit that was left, and which the last odd đồng", () => {
    const { shares } = ran(byPoor, [area("a", 1), area("b", 1), area("c", 1)], dong(10_500));
    assert.deepEqual(
      shares.map((share) => [share.areaId, share.amount, share.roundedUp]),
      [
        ["a", 4500n, "both"],
        ["b", 3000n, null],
        ["c", 3000n, null],
      ],
    );
  });
  test("takes what a ceiling cuts off to the others, and says so", () => {
    const how: Formula = { ...byPoor, ceiling: { basisPoints: 5000 } };
    const { shares } = ran(how, [area("large", 80), area("small", 10), area("tiny", 10)], dong(100_000_000));
    assert.deepEqual(
      shares.map((share) => [share.amount, share.bound, share.bounding]),
      [
        [50_000_000n, "ceiling", -30_000_000n],
        [25_000_000n, null, 15_000_000n],
        [25_000_000n, null, 15_000_000n],
      ],
    );
  });
  test("gives fixed amounts first; an area's floor and ceiling hold for all that it gets", () => {
    const how: Formula = {
      ...byPoor,
      fixed: [{ areaId: "b", amount: dong(40_000_000), reason: "earmark" }],
      areaBounds: [{ areaId: "b", ceiling: dong(45_000_000) }],
    };
    const { shares, distributable } = ran(how, [area("a", 10), area("b", 10)], dong(100_000_000));
    assert.equal(distributable, 60_000_000n);
    assert.deepEqual(
      shares.map((share) => [share.fixed, share.amount]),
      [
        [0n, 55_000_000n],
        [40_000_000n, 45_000_000n],
      ],
    );
  });
  test("that is fixed as a whole needs no criterion", () => {
    const how: Formula = { ...byPoor, criteria: [], fixed: [{ areaId: "a", amount: dong(7), reason: "proposal" }] };
    assert.deepEqual(
      ran(how, [area("a", 0), area("b", 3)], dong(7)).shares.map((share) => share.amount),
      [7n, 0n],
    );
  });
  test("names criteria that are zero everywhere, and shares by the others", () => {
    const { idle, shares } = ran(formula, [area("a", 0), area("b", 0)], dong(2_000_000));
    assert.deepEqual(idle, ["poor"]);
    assert.deepEqual(
      shares.map((share) => share.amount),
      [1_000_000n, 1_000_000n],
    );
  });
  test("is refused with the reason when its bounds cannot be kept", () => {
    const two = [area("a", 1), area("b", 1)];
    const money = dong(10_000_000);
    const cases: readonly (readonly [Partial<Formula>, string])[] = [
      [{ floor: { amount: dong(6_000_000) } }, "planning.floors_above"],
      [{ ceiling: { amount: dong(4_000_000) } }, "planning.ceilings_below"],
      [{ floor: { amount: dong(3) }, ceiling: { amount: dong(2) } }, "planning.floor_above_ceiling"],
      [{ fixed: [{ areaId: "a", amount: dong(10_000_001), reason: "x" }] }, "planning.fixed_above_amount"],
      [{ fixed: [{ areaId: "a", amount: dong(-1), reason: "x" }] }, "planning.fixed_below_zero"],
      [{ fixed: [{ areaId: "z", amount: dong(1), reason: "x" }] }, "planning.area_not_in_formula"],
      [
        { fixed: [{ areaId: "a", amount: dong(9), reason: "x" }], ceiling: { amount: dong(8) } },
        "planning.fixed_above_ceiling",
      ],
    ];
    for (const [change, code] of cases) assert.equal(refusalOf({ ...byPoor, ...change }, two, money), code);
    assert.equal(refusalOf(byPoor, [area("a", 0)], money), "planning.formula_without_numbers");
    assert.equal(refusalOf({ ...byPoor, ceiling: { amount: dong(5_000_000) } }, two, dong(10_000_000)), undefined);
  });
});
