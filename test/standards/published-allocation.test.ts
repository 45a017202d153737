import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { dong } from "#kernel/money.ts";
import type { Suppression } from "#kernel/suppression/suppress-family.ts";
import { suppressTree } from "#kernel/suppression/suppress-tree.ts";
import { isSmall, leastSmallest, usualSmallest } from "#kernel/suppression/shown-count.ts";
import { countsHouseholds } from "#programme/planning/allocation/criteria.ts";
import { runFormula } from "#programme/planning/allocation/formula-run.ts";
import type { Formula, FormulaInput } from "#programme/planning/allocation/formula.ts";
import { bandedOf } from "#programme/planning/allocation/banded-areas.ts";
import { publishShares } from "#programme/planning/allocation/publish-allocation.ts";
import type { PublishedShare } from "#programme/planning/allocation/publish-allocation.ts";
import { candidatesOf } from "../support/suppression-attacker.ts";
import type { Equation } from "../support/suppression-attacker.ts";

const amount = dong(120_000_000_000);
const codes = ["poor", "near_poor", "deprived:water", "population"] as const;
type Run = { readonly formula: Formula; readonly inputs: readonly FormulaInput[] };

const run = fc
  .record({
    numbers: fc.array(fc.tuple(...codes.map(() => fc.oneof(fc.nat(6), fc.nat(120)))), { minLength: 3, maxLength: 12 }),
    coefficients: fc.array(fc.constantFrom(25, 30, 40, 50), { minLength: 12, maxLength: 12 }),
    chosen: fc.subarray([...codes], { minLength: 1 }),
    useAreaCoefficient: fc.boolean(),
  })
  .map(({ numbers, coefficients, chosen, useAreaCoefficient }): Run => ({
    formula: { criteria: chosen.map((code) => ({ code, weight: 1 })), unit: 1000, useAreaCoefficient },
    inputs: numbers.map((row, at) => ({
      areaId: `c${String(at).padStart(2, "0")}`,
      coefficient: coefficients[at] ?? 25,
      numbers: Object.fromEntries(chosen.map((code) => [code, row[codes.indexOf(code)] ?? 0])),
    })),
  }));

/**
 * What anybody can compute of a published allocation: what one household brings (from a row that is exact), so the sum of each
 * criterion over all areas; from an exact amount that is left of it; and the bands, and what an amount between two sums allows.
 */
function equationsOf(
  { formula, inputs }: Run,
  published: readonly PublishedShare[],
  totals: Readonly<Record<string, bigint>>,
) {
  const name = (at: number, code: string) => `${String(at)} ${code}`;
  const weightOf = (input: FormulaInput) => (formula.useAreaCoefficient ? input.coefficient : 1);
  // Without an exact number and what it brought nobody knows what one household brings.
  const isReported = (code: string) =>
    published.some(({ numbers, brought, amount: exact }) => {
      const number = numbers[code];
      return typeof number === "number" && number > 0 && (brought[code] !== null || exact !== null);
    });
  const all = formula.criteria.filter(({ code }) => (totals[code] ?? 0n) > 0n);
  const live = all.filter(({ code }) => isReported(code));
  const brings = (code: string) => Number(amount) / all.length / Number(totals[code] ?? 1n);
  return [
    ...live.map(({ code }): Equation => {
      const sum = Number(totals[code] ?? 0n);
      return { terms: inputs.map((input, at) => [name(at, code), weightOf(input)]), least: sum, most: sum };
    }),
    ...published.flatMap(({ numbers, ...row }, at): Equation[] => {
      const input = inputs[at];
      if (input === undefined) return [];
      const ofNumbers = Object.entries(numbers).map(([code, number]): Equation => {
        const { from, to } = typeof number === "number" ? { from: number, to: number } : number;
        return { terms: [[name(at, code), 1]], least: from, most: to };
      });
      const paid =
        row.amount === null
          ? { least: Number(row.amountBetween?.from ?? 0n), most: Number(row.amountBetween?.to ?? 0n) }
          : { least: Number(row.amount), most: Number(row.amount) };
      // In thousands, give or take what rounding to the unit and to whole đồng leaves.
      const ofAmount: Equation = {
        terms: live.map(({ code }) => [name(at, code), (brings(code) * weightOf(input)) / 1000] as const),
        least: paid.least / 1000 - 2,
        most: paid.most / 1000 + 2,
      };
      return [...ofNumbers, ...(live.length === all.length && live.length > 0 ? [ofAmount] : [])];
    }),
  ];
}

async function solved(
  one: Run,
  publish: (shares: Parameters<typeof publishShares>[0]) => readonly PublishedShare[],
  smallest = usualSmallest,
  known: readonly Equation[] = [],
) {
  const result = runFormula(one.formula, one.inputs, amount);
  if (!result.ok) return [];
  const shares = result.value.shares.map((share, at) => ({
    areaId: share.areaId,
    amount: share.amount,
    coefficient: one.inputs[at]?.coefficient ?? 1,
    numbers: one.inputs[at]?.numbers ?? {},
    brought: share.parts,
  }));
  const equations = [...equationsOf(one, publish(shares), result.value.totals), ...known];
  const found: string[] = [];
  for (const [at, input] of one.inputs.entries())
    for (const [code, number] of Object.entries(input.numbers))
      if (countsHouseholds(code) && isSmall(number, smallest))
        if ((await candidatesOf(`${String(at)} ${code}`, equations)) < smallest)
          found.push(`${input.areaId} ${code} ${String(number)}`);
  return found;
}

describe("a published allocation", () => {
  test("lets no small number of households be bounded to fewer values than the threshold by amounts, rounding and coefficients", async () => {
    await fc.assert(
      fc.asyncProperty(run, fc.constantFrom(leastSmallest, usualSmallest, 10), async (one, smallest) => {
        const { useAreaCoefficient } = one.formula;
        const publish = (shares: Parameters<typeof publishShares>[0]) =>
          publishShares(shares, { useAreaCoefficient, smallest, suppressed: new Set() });
        assert.deepEqual(await solved(one, publish, smallest), []);
      }),
      { numRuns: 40 },
    );
  });

  test("a planted page with exact amounts is solved, though the numbers and what they brought are left out", async () => {
    const inputs = [3, 40, 17, 88].map((poor, at) => ({
      areaId: `c${String(at)}`,
      coefficient: 30,
      numbers: { poor },
    }));
    const one: Run = {
      formula: { criteria: [{ code: "poor", weight: 1 }], unit: 1000, useAreaCoefficient: true },
      inputs,
    };
    const leaks = await solved(one, (shares) =>
      shares.map((share) => ({
        amount: share.amount,
        amountBetween: null,
        numbers: Object.fromEntries(
          Object.entries(share.numbers).map(([code, number]) => [code, number < 20 ? { from: 0, to: 1000 } : number]),
        ),
        brought: {},
      })),
    );
    assert.deepEqual(leaks, ["c0 poor 3"]);
    assert.deepEqual(
      await solved(one, (shares) =>
        publishShares(shares, { useAreaCoefficient: true, smallest: usualSmallest, suppressed: new Set() }),
      ),
      [],
    );
  });
});

const classCodes = ["poor", "near_poor", "other"] as const;
/** A commune's households by class, and the coefficient of its class of area. */
const withClasses = fc.record({
  rows: fc.array(
    fc.tuple(fc.oneof(fc.nat(6), fc.nat(60)), fc.oneof(fc.nat(6), fc.nat(90)), fc.integer({ min: 40, max: 900 })),
    { minLength: 8, maxLength: 8 },
  ),
  coefficients: fc.array(fc.constantFrom(25, 30, 40, 50), { minLength: 8, maxLength: 8 }),
  chosen: fc.subarray(["poor", "near_poor"] as const, { minLength: 1 }),
  useAreaCoefficient: fc.boolean(),
});
type WithClasses = typeof withClasses extends fc.Arbitrary<infer One> ? One : never;

function runOf({ rows, coefficients, chosen, useAreaCoefficient }: WithClasses): Run {
  return {
    formula: { criteria: chosen.map((code) => ({ code, weight: 1 })), unit: 1000, useAreaCoefficient },
    inputs: rows.map((cells, at) => ({
      areaId: `c${String(at)}`,
      coefficient: coefficients[at] ?? 25,
      numbers: Object.fromEntries(chosen.map((code) => [code, cells[classCodes.indexOf(code)] ?? 0])),
    })),
  };
}

/** The class page of the day (`GET /counts`): the province, and each commune with its sum, but for what is suppressed. */
function classPage({ rows }: WithClasses, smallest: number, start: ReadonlySet<string>) {
  const sum = (cells: readonly number[]) => cells.reduce((total, cell) => total + cell, 0);
  const tree = rows.map((cells, at) => ({ key: `c${String(at)}`, parent: "province", cells }));
  const province = classCodes.map((_code, column) => sum(rows.map((cells) => cells[column] ?? 0)));
  const whole = { key: "province", parent: undefined, cells: province };
  const hidden: Suppression = suppressTree([whole, ...tree], smallest, { cells: start });
  const exactly = (terms: Equation["terms"], value: number): Equation => ({ terms, least: value, most: value });
  const equations = tree.flatMap(({ key, cells }, at): Equation[] => {
    const named = classCodes.map((code) => `${String(at)} ${code}`);
    return [
      ...(hidden.cells.has(key) ? [] : named.map((name, column) => exactly([[name, 1]], cells[column] ?? 0))),
      ...(hidden.totals.has(key)
        ? []
        : [
            exactly(
              named.map((name) => [name, 1] as const),
              sum(cells),
            ),
          ]),
    ];
  });
  const ofProvince = hidden.cells.has("province")
    ? []
    : classCodes.map((code, column) =>
        exactly(
          rows.map((_cells, at) => [`${String(at)} ${code}`, 1] as const),
          province[column] ?? 0,
        ),
      );
  return { hidden, equations: [...equations, ...ofProvince] };
}

/** What is published where each page begins with the other: bands with the classes, classes with the bands. */
async function solvedFromBoth(one: WithClasses, smallest: number, isLinked = true) {
  const { useAreaCoefficient } = one;
  const suppressed = isLinked ? classPage(one, smallest, new Set()).hidden.cells : new Set<string>();
  const asked = runOf(one);
  const by = { useAreaCoefficient, smallest, suppressed };
  const page = classPage(one, smallest, isLinked ? bandedOf(asked.inputs, by) : new Set());
  return solved(asked, (shares) => publishShares(shares, by), smallest, page.equations);
}

describe("a published allocation beside the class page of its day", () => {
  test("lets no small number be bounded to fewer values than the threshold by who reads both", async () => {
    await fc.assert(
      fc.asyncProperty(withClasses, fc.constantFrom(leastSmallest, usualSmallest), async (one, smallest) => {
        assert.deepEqual(await solvedFromBoth(one, smallest), []);
      }),
      { numRuns: 60 },
    );
  });

  test("planted: a protector of the allocation that is exact on the class page is no protector", async () => {
    const one: WithClasses = {
      // The allocation alone bands the second with the last, and the class page alone suppresses the first and the third with it.
      rows: [0, 21, 40, 33, 18, 50, 27, 4].map((poor, at): [number, number, number] => [poor, at === 2 ? 2 : 60, 400]),
      coefficients: [25, 25, 30, 30, 40, 40, 50, 50],
      chosen: ["poor"],
      useAreaCoefficient: true,
    };
    assert.deepEqual(await solvedFromBoth(one, usualSmallest, false), ["c7 poor 4"]);
    assert.deepEqual(await solvedFromBoth(one, usualSmallest), []);
  });
});
