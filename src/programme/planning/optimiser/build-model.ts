import type { LinearModel, ModelRow } from "./linear-model.ts";
import type { Limit, OptimiserProblem } from "./problem.ts";

/** Money is in the model in million đồng, so that its numbers are of one size. */
export const million = 1_000_000;
const inMillions = (amount: bigint) => Number(amount) / million;

/** "formula_alone": also without what must go to a component, where that cannot be kept with the formula's amounts. */
export type Against = "limits" | "formula" | "formula_alone";

/**
 * Columns: units of each line, then the money of each area, then all money. The objective is the deprivations removed. Against
 * the formula the areas get no more than the plain formula gives them and what would tell areas apart is left out: what that money
 * could remove at best.
 */
export function buildModel(
  problem: OptimiserProblem,
  how: { readonly against: Against; readonly whole: boolean },
): LinearModel {
  const { areas, lines } = problem;
  const free = { gain: 0, upper: Infinity, isWhole: false };
  const columns = [
    ...lines.map((line) => ({ gain: line.removesThousandths / 1000, upper: line.need, isWhole: how.whole })),
    ...areas.map(() => free),
    free,
  ];
  const moneyOf = (at: number) => lines.length + at;
  const all = lines.length + areas.length;
  const linesOf = Map.groupBy(
    lines.map((line, at) => ({ line, at })),
    ({ line }) => line.areaId,
  );
  const rows: ModelRow[] = [
    ...areas.map(({ areaId }, at) =>
      sum(undefined, 0, 0, [
        ...(linesOf.get(areaId) ?? []).map(({ line, at: column }) => [column, inMillions(line.unitCost)] as const),
        [moneyOf(at), -1],
      ]),
    ),
    sum(undefined, 0, 0, [...areas.map((_, at) => [moneyOf(at), 1] as const), [all, -1]]),
    ...sourceRows(problem, how.against),
    ...needRows(problem, linesOf),
  ];
  const deprived = areas.reduce((total, area) => total + area.deprivedHouseholds, 0);
  for (const [at, area] of areas.entries()) {
    const { areaId, floor, ceiling, absorption, formulaAmount, deprivedHouseholds } = area;
    const most = (kind: "ceiling" | "absorption", amount: bigint | undefined) => {
      if (amount !== undefined) rows.push(sum({ kind, areaId }, -Infinity, inMillions(amount), [[moneyOf(at), 1]]));
    };
    most("absorption", absorption);
    most("ceiling", how.against === "limits" ? ceiling : formulaAmount);
    if (how.against !== "limits") continue;
    if (floor !== undefined && floor > 0n)
      rows.push(sum({ kind: "floor", areaId }, inMillions(floor), Infinity, [[moneyOf(at), 1]]));
    if (problem.fairnessBasisPoints > 0 && deprivedHouseholds > 0) {
      const share = (problem.fairnessBasisPoints / 10_000) * (deprivedHouseholds / deprived);
      rows.push(
        sum({ kind: "fairness", areaId }, 0, Infinity, [
          [moneyOf(at), 1],
          [all, -share],
        ]),
      );
    }
  }
  return { columns, rows };
}

type Entry = readonly [column: number, value: number];
const sum = (limit: Limit | undefined, lower: number, upper: number, entries: readonly Entry[]): ModelRow => ({
  limit,
  lower,
  upper,
  entries,
});

function sourceRows({ lines, budgets, earmarks }: OptimiserProblem, against: Against): readonly ModelRow[] {
  const costs = (fits: (line: OptimiserProblem["lines"][number]) => boolean) =>
    lines.flatMap((line, at): readonly Entry[] => (fits(line) ? [[at, inMillions(line.unitCost)]] : []));
  return [
    ...budgets.map(({ fundSource, amount }) =>
      sum(
        { kind: "budget", fundSource },
        -Infinity,
        inMillions(amount),
        costs((line) => line.fundSource === fundSource),
      ),
    ),
    ...earmarks.flatMap(({ fundSource, component, least, most }) => {
      const entries = costs((line) => line.fundSource === fundSource && line.component === component);
      const of = { fundSource, component };
      return [
        ...(least === undefined || against === "formula_alone"
          ? []
          : [sum({ kind: "earmark_least", ...of }, inMillions(least), Infinity, entries)]),
        ...(most === undefined ? [] : [sum({ kind: "earmark_most", ...of }, -Infinity, inMillions(most), entries)]),
      ];
    }),
  ];
}

type PlacedLine = { readonly line: OptimiserProblem["lines"][number]; readonly at: number };

/** Lines that answer the same need share it: one kind from several sources, and several kinds that answer one indicator. */
function needRows(
  { areas }: OptimiserProblem,
  linesOf: ReadonlyMap<string, readonly PlacedLine[]>,
): readonly ModelRow[] {
  return areas.flatMap(({ areaId, lacking }) => {
    const own = linesOf.get(areaId) ?? [];
    const shared = (of: string, most: number, lines: readonly PlacedLine[]) =>
      lines.length > 1
        ? [
            sum(
              { kind: "need", areaId, of },
              -Infinity,
              most,
              lines.map(({ at }): Entry => [at, 1]),
            ),
          ]
        : [];
    const kinds = Map.groupBy(own, ({ line }) => line.activityKind);
    const indicators = new Set(own.flatMap(({ line }) => line.answers));
    return [
      ...[...kinds].flatMap(([kind, lines]) => shared(kind, lines[0]?.line.need ?? 0, lines)),
      ...[...indicators].flatMap((indicator) => {
        const answering = own.filter(({ line }) => line.answers.includes(indicator));
        const several = new Set(answering.map(({ line }) => line.activityKind)).size > 1;
        return several ? shared(indicator, lacking[indicator] ?? 0, answering) : [];
      }),
    ];
  });
}
