import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { dong } from "#kernel/money.ts";
import { buildModel } from "#programme/planning/optimiser/build-model.ts";
import { optimise } from "#programme/planning/optimiser/optimise.ts";
import type { Optimum } from "#programme/planning/optimiser/optimise.ts";
import { removedBy } from "#programme/planning/optimiser/problem.ts";
import type { OptimiserArea, OptimiserLine, OptimiserProblem } from "#programme/planning/optimiser/problem.ts";
import { missedLimits, wholeUnits } from "#programme/planning/optimiser/whole-units.ts";
import { solveInWorker } from "./solve-in-worker.ts";
import { solveModel } from "./solve-model.ts";

const options = { timeLimit: 20, nodeLimit: 500 };
const solve = async (model: Parameters<typeof solveModel>[0]) => solveModel(model, options);

const area = (areaId: string, house: number, water: number, more: Partial<OptimiserArea> = {}): OptimiserArea => ({
  areaId,
  deprivedHouseholds: house + water,
  formulaAmount: dong(60_000_000),
  lacking: { house, water },
  ...more,
});
const line = (areaId: string, kind: "house" | "water", need: number): OptimiserLine => ({
  areaId,
  activityKind: kind === "house" ? "housing_repair" : "water_tank",
  fundSource: "CENTRAL",
  component: kind === "house" ? "II.1" : "I.7",
  unitCost: dong(kind === "house" ? 30_000_000 : 7_000_000),
  need,
  removesThousandths: 1000,
  answers: [kind],
});
const problemOf = (
  areas: readonly OptimiserArea[],
  million: number,
  more: Partial<OptimiserProblem> = {},
): OptimiserProblem => ({
  areas,
  lines: areas.flatMap(({ areaId, lacking }) =>
    (["house", "water"] as const).flatMap((kind) => {
      const need = lacking[kind] ?? 0;
      return need === 0 ? [] : [line(areaId, kind, need)];
    }),
  ),
  budgets: [{ fundSource: "CENTRAL", amount: dong(million * 1_000_000) }],
  earmarks: [],
  fairnessBasisPoints: 0,
  ...more,
});
async function found(problem: OptimiserProblem): Promise<Extract<Optimum, { kind: "found" }>> {
  const optimum = await optimise(problem, solve);
  assert.ok(optimum.kind === "found", optimum.kind);
  return optimum;
}
const amounts = (optimum: Extract<Optimum, { kind: "found" }>) =>
  Object.fromEntries(optimum.solution.areas.map((one) => [one.areaId, one.amount]));

/** All ways to use up to so many units, tried one by one. */
function bestByHand(problem: OptimiserProblem): number {
  const counts = problem.lines.map(() => 0);
  let best = -1;
  const go = (at: number) => {
    if (at === counts.length) {
      if (missedLimits(problem, counts).length === 0) best = Math.max(best, removedBy(problem, counts));
      return;
    }
    for (let units = 0; units <= (problem.lines[at]?.need ?? 0); units += 1) {
      counts[at] = units;
      go(at + 1);
    }
    counts[at] = 0;
  };
  go(0);
  return best;
}

describe("the best use of a budget", () => {
  test("answers what costs least first, and beats the plain formula", async () => {
    const optimum = await found(problemOf([area("a", 5, 0), area("b", 0, 10)], 120));
    assert.deepEqual(amounts(optimum), { a: 30_000_000n, b: 70_000_000n });
    assert.deepEqual(optimum.solution.removed, { whole: 11, formula: 10.571 });
    assert.equal(optimum.best, 11.667);
  });
  test("in a small problem is the best of all that could be tried", async () => {
    const small = fc.record({
      needs: fc.array(fc.tuple(fc.nat(3), fc.nat(4)), { minLength: 1, maxLength: 3 }),
      million: fc.integer({ min: 5, max: 150 }),
      ceiling: fc.integer({ min: 20, max: 100 }),
    });
    await fc.assert(
      fc.asyncProperty(small, async ({ needs, million, ceiling }) => {
        const areas = needs.map(([house, water], at) =>
          area(`a${at}`, house, water, { ceiling: dong(ceiling * 1_000_000), formulaAmount: dong(10_000_000) }),
        );
        const problem = problemOf(areas, million);
        fc.pre(problem.lines.length > 0);
        const optimum = await found(problem);
        assert.deepEqual(optimum.missed, []);
        assert.equal(optimum.solution.removed.whole, bestByHand(problem));
        assert.ok(optimum.best >= optimum.solution.removed.whole - 1e-3);
      }),
      { numRuns: 25 },
    );
  });
  test("in whole units keeps every most to the đồng, and is the same each time", async () => {
    const needs = fc.array(fc.tuple(fc.nat(60), fc.nat(90)), { minLength: 2, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(needs, fc.integer({ min: 50, max: 4000 }), async (lacking, million) => {
        const areas = lacking.map(([house, water], at) =>
          area(`a${at}`, house, water, { absorption: dong(400_000_000) }),
        );
        const problem = problemOf(areas, million, { fairnessBasisPoints: 3000 });
        fc.pre(problem.lines.length > 0);
        const solved = await solve(buildModel(problem, { against: "limits", whole: false }));
        fc.pre(solved.status === "optimal");
        assert.ok(solved.status === "optimal");
        const quantities = wholeUnits(problem, solved.columns);
        const mosts = missedLimits(problem, quantities).filter(({ limit }) => limit.kind !== "fairness");
        assert.deepEqual(mosts, []);
        assert.deepEqual(wholeUnits(problem, solved.columns), quantities);
        const again = await solve(buildModel(problem, { against: "limits", whole: false }));
        assert.deepEqual(again, solved);
      }),
      { numRuns: 20 },
    );
  });
  test("keeps floors, ceilings, earmarks, what a place can absorb, and fairness", async () => {
    const areas = [
      area("a", 10, 0, { floor: dong(60_000_000) }),
      area("b", 0, 40, { ceiling: dong(70_000_000) }),
      area("c", 0, 40, { absorption: dong(35_000_000) }),
    ];
    const earmarks = [{ fundSource: "CENTRAL", component: "II.1", least: dong(90_000_000) }];
    const optimum = await found(problemOf(areas, 200, { earmarks }));
    assert.deepEqual(amounts(optimum), { a: 90_000_000n, b: 70_000_000n, c: 35_000_000n });
    const fair = await found(problemOf([area("a", 0, 20), area("b", 20, 0)], 200, { fairnessBasisPoints: 8000 }));
    const [a = 0n, b = 0n] = fair.solution.areas.map(({ amount }) => amount);
    assert.ok(b * 2n * 10n >= (a + b) * 8n - 2n * 30_000_000n * 10n && b > 0n);
  });
  test("prices a limit by what a million more of it would remove", async () => {
    const areas = [area("a", 50, 0), area("b", 0, 50, { ceiling: dong(70_000_000) })];
    const { prices } = await found(problemOf(areas, 400));
    assert.deepEqual(prices, [
      { limit: { kind: "ceiling", areaId: "b" }, price: Number((1 / 7 - 1 / 30).toPrecision(9)) },
      { limit: { kind: "budget", fundSource: "CENTRAL" }, price: Number((1 / 30).toPrecision(9)) },
    ]);
    const more = [area("a", 50, 0), area("b", 0, 50, { ceiling: dong(71_000_000) })];
    const [before, after] = [await found(problemOf(areas, 400)), await found(problemOf(more, 400))];
    assert.ok(Math.abs(after.best - before.best - (1 / 7 - 1 / 30)) < 2e-3);
  });
  test("prices a least by what a million less of it would remove", async () => {
    const { prices } = await found(problemOf([area("a", 50, 0, { floor: dong(300_000_000) }), area("b", 0, 50)], 400));
    assert.deepEqual(
      prices.map(({ limit, price }) => [limit.kind, Math.round(price * 1000)]),
      [
        ["budget", 143],
        ["floor", 110],
      ],
    );
  });
  test("does something where whole units cannot be fair to all, and tells whom it misses", async () => {
    const areas = ["A", "B", "C", "D", "E"].map((name) => area(name, 1, 0));
    const optimum = await found(problemOf(areas, 75, { fairnessBasisPoints: 5000 }));
    assert.equal(optimum.solution.removed.whole, 2);
    assert.deepEqual(new Set(optimum.missed.map(({ limit }) => limit.kind)), new Set(["fairness"]));
  });

  test("two kinds that answer one lack do not answer it twice", async () => {
    const both: OptimiserLine = { ...line("a", "house", 4), activityKind: "new_house", unitCost: dong(60_000_000) };
    const base = problemOf([area("a", 4, 0)], 1000);
    const optimum = await found({ ...base, lines: [...base.lines, both] });
    assert.equal(optimum.solution.removed.whole, 4);
  });
  test("that cannot be, names the limits which conflict", async () => {
    const impossible = problemOf(
      [area("a", 10, 0, { floor: dong(90_000_000), absorption: dong(50_000_000) }), area("b", 5, 5)],
      500,
    );
    const optimum = await optimise(impossible, solve);
    assert.deepEqual(optimum, {
      kind: "infeasible",
      conflict: [
        { kind: "absorption", areaId: "a" },
        { kind: "floor", areaId: "a" },
      ],
    });
  });
  test("stops when asked, also before it began", async () => {
    const model = buildModel(problemOf([area("a", 3, 3)], 100), { against: "limits", whole: false });
    assert.deepEqual(await solveInWorker(model, options, AbortSignal.abort()), { status: "stopped" });
    const solved = await solveInWorker(model, options, new AbortController().signal);
    assert.deepEqual(solved, await solve(model));
  });
});
