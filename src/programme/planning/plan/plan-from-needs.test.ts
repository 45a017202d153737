import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { planFromNeeds } from "./plan-from-needs.ts";
import type { AnsweringKind, Need, Purse } from "./plan-from-needs.ts";

const codes = ["housingQuality", "water", "toilet"] as const;
const components = ["I.2", "I.3", "II.1"] as const;
const needs: fc.Arbitrary<readonly Need[]> = fc.uniqueArray(
  fc.record({
    code: fc.constantFrom(...codes, "able_to_work"),
    is: fc.constant("deprivation" as const),
    households: fc.nat(50),
  }),
  { selector: ({ code }) => code },
);
const kinds: fc.Arbitrary<readonly AnsweringKind[]> = fc.array(
  fc.record({
    code: fc.string({ minLength: 1, maxLength: 4 }),
    component: fc.constantFrom(...components),
    answers: fc.subarray([...codes]),
    roads: fc.constant([]),
    norm: fc.option(fc.bigInt(1n, 100n)),
  }),
  { maxLength: 6 },
);
const purses: fc.Arbitrary<readonly Purse[]> = fc.uniqueArray(
  fc.record({
    fundSource: fc.constantFrom("CENTRAL_INVEST", "PROVINCE"),
    component: fc.constantFrom(...components),
    originYear: fc.constantFrom(2025, 2026),
    free: fc.bigInt(0n, 5000n),
  }),
  { selector: ({ fundSource, component, originYear }) => `${fundSource} ${component} ${originYear}` },
);
const given = fc
  .dictionary(fc.constantFrom(...codes), fc.nat(60))
  .map((record): ReadonlyMap<string, number> => new Map(Object.entries(record)));

describe("a plan from needs", () => {
  test("never takes more than a purse has, never more than is lacking, and its funds are its cost", () => {
    let proposed = 0;
    fc.assert(
      fc.property(needs, kinds, given, purses, (asked, answering, already, money) => {
        const found = planFromNeeds(asked, answering, already, money);
        const taken = new Map<string, bigint>();
        for (const { need, quantity, unitCost, funds, left, why } of found) {
          const gap = Math.max(0, need.households - (already.get(need.code) ?? 0));
          assert.equal(quantity + left, gap);
          assert.equal(left === 0, why === null);
          const cost = BigInt(quantity) * unitCost;
          assert.equal(
            funds.reduce((sum, { amount }) => sum + amount, 0n),
            cost,
          );
          for (const { fundSource, component, originYear, amount } of funds) {
            assert.ok(amount > 0n);
            const key = `${fundSource} ${component} ${originYear}`;
            taken.set(key, (taken.get(key) ?? 0n) + amount);
          }
          proposed += quantity;
        }
        for (const { fundSource, component, originYear, free } of money)
          assert.ok((taken.get(`${fundSource} ${component} ${originYear}`) ?? 0n) <= free);
      }),
      { numRuns: 500 },
    );
    assert.ok(proposed > 0);
  });

  const house: AnsweringKind = { code: "house", component: "II.1", answers: ["housingQuality"], roads: [], norm: 30n };
  const rich: Purse = { fundSource: "PROVINCE", component: "II.1", originYear: 2026, free: 1000n };

  test("what is planned or supported already is not proposed again", () => {
    const [found] = planFromNeeds(
      [{ code: "housingQuality", is: "deprivation", households: 10 }],
      [house],
      new Map([["housingQuality", 4]]),
      [rich],
    );
    assert.deepEqual([found?.already, found?.quantity, found?.left], [4, 6, 0]);
  });

  test("more money never proposes fewer", () => {
    const asked: Need[] = [{ code: "housingQuality", is: "deprivation", households: 10 }];
    const quantity = (free: bigint) => planFromNeeds(asked, [house], new Map(), [{ ...rich, free }])[0]?.quantity ?? 0;
    fc.assert(
      fc.property(fc.bigInt(0n, 600n), fc.bigInt(0n, 600n), (a, b) => {
        assert.ok(quantity(a + b) >= quantity(a));
      }),
    );
  });

  test("money of another component does not pay; without money the need is reported with its reason", () => {
    const asked: Need[] = [{ code: "housingQuality", is: "deprivation", households: 3 }];
    const [found] = planFromNeeds(asked, [house], new Map(), [{ ...rich, component: "I.2" }]);
    assert.deepEqual([found?.kind, found?.quantity, found?.left, found?.why], ["house", 0, 3, "no_money"]);
  });

  test("households that cannot work are proposed another road than livelihoods", () => {
    const cows: AnsweringKind = { code: "cows", component: "II.2", answers: [], roads: ["able_to_work"], norm: 15n };
    const grant: AnsweringKind = { code: "grant", component: "II.2", answers: [], roads: ["unable_to_work"], norm: 5n };
    const found = planFromNeeds(
      [
        { code: "able_to_work", is: "road", households: 3 },
        { code: "unable_to_work", is: "road", households: 2 },
        { code: "no_land", is: "road", households: 1 },
      ],
      [cows, grant],
      new Map(),
      [{ ...rich, component: "II.2" }],
    );
    assert.deepEqual(
      found.map(({ need, kind, quantity, why }) => [need.code, kind, quantity, why]),
      [
        ["able_to_work", "cows", 3, null],
        ["unable_to_work", "grant", 2, null],
        ["no_land", null, 0, "no_kind"],
      ],
    );
  });
});
