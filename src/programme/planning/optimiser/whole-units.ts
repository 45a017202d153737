import { buildModel, million } from "./build-model.ts";
import type { Limit, OptimiserProblem } from "./problem.ts";

/** How exact a solver's number is taken to be. */
const slack = 1e-6;

/**
 * Whole units from the solution of the linear model, always the same for the same solution: rounded down, then a unit at a time to
 * where it removes most for its money (first where a least is not reached yet), as long as every most is kept. What is less than
 * a unit away from a least stays so and is reported by `missedLimits`.
 */
export function wholeUnits(problem: OptimiserProblem, solved: readonly number[]): readonly number[] {
  const quantities = problem.lines.map((_, at) => Math.floor((solved[at] ?? 0) + slack));
  const model = buildModel(problem, { against: "limits", whole: true });
  const order = problem.lines
    .map((line, at) => ({ at, worth: line.removesThousandths / Number(line.unitCost), name: nameOf(line) }))
    .filter(({ worth }) => worth > 0)
    .toSorted((a, b) => b.worth - a.worth || (a.name < b.name ? -1 : 1));
  const levels = levelsOf(problem, quantities, model.rows);
  /** As many units more of a line as its need and every most hold, and as are wanted. */
  const fill = (at: number, isWanted: (line: OptimiserProblem["lines"][number]) => boolean) => {
    const line = problem.lines[at];
    if (line === undefined) return;
    while ((quantities[at] ?? 0) < line.need && levels.holdsOneMore(at) && isWanted(line)) {
      quantities[at] = (quantities[at] ?? 0) + 1;
      levels.add(at);
    }
  };
  for (const { at } of order) fill(at, ({ areaId }) => levels.isMissing(areaId));
  for (const { at } of order) fill(at, () => true);
  return quantities;
}

const nameOf = (line: OptimiserProblem["lines"][number]) => `${line.areaId} ${line.activityKind} ${line.fundSource}`;

/** Sums of each row for these quantities, in exact đồng and units. Rows that define a sum are no limits. */
function levelsOf(
  problem: OptimiserProblem,
  quantities: readonly number[],
  rows: ReturnType<typeof buildModel>["rows"],
) {
  const places = new Map(problem.areas.map(({ areaId }, at) => [areaId, at]));
  const money = problem.areas.map(() => 0n);
  const columns = new Map<number, { row: number; unit: bigint }[]>();
  const upper = new Map<number, { sum: bigint; most: bigint }>();
  const linesOf = Map.groupBy(problem.lines.keys(), (at) => problem.lines[at]?.areaId ?? "");
  for (const [row, { limit, entries, upper: most }] of rows.entries()) {
    if (limit === undefined || most === Infinity) continue;
    const isMoney = limit.kind !== "need";
    upper.set(row, { sum: 0n, most: isMoney ? BigInt(Math.round(most * million)) : BigInt(most) });
    const touched =
      "areaId" in limit && isMoney ? (linesOf.get(limit.areaId) ?? []) : entries.map(([column]) => column);
    for (const column of touched) {
      const unit = isMoney ? (problem.lines[column]?.unitCost ?? 0n) : 1n;
      columns.set(column, [...(columns.get(column) ?? []), { row, unit }]);
    }
  }
  const deprived = problem.areas.reduce((sum, area) => sum + area.deprivedHouseholds, 0);
  let all = 0n;
  const move = (at: number, times: number) => {
    const line = problem.lines[at];
    const place = places.get(line?.areaId ?? "");
    if (line === undefined || place === undefined) return;
    const cost = line.unitCost * BigInt(times);
    money[place] = (money[place] ?? 0n) + cost;
    all += cost;
    for (const { row, unit } of columns.get(at) ?? []) {
      const held = upper.get(row);
      if (held !== undefined) held.sum += unit * BigInt(times);
    }
  };
  for (const [at, quantity] of quantities.entries()) move(at, quantity);
  return {
    add: (at: number) => move(at, 1),
    holdsOneMore: (at: number) =>
      (columns.get(at) ?? []).every(({ row, unit }) => {
        const held = upper.get(row);
        return held === undefined || held.sum + unit <= held.most;
      }),
    isMissing: (areaId: string) => {
      const place = places.get(areaId) ?? -1;
      const area = problem.areas[place];
      const own = money[place] ?? 0n;
      if (area === undefined) return false;
      return own < (area.floor ?? 0n) || own < fairLeast(problem, area.deprivedHouseholds, deprived, all);
    },
    sums: () => ({ money, all, deprived, upper }),
  };
}

function fairLeast(problem: OptimiserProblem, own: number, deprived: number, all: bigint): bigint {
  if (problem.fairnessBasisPoints === 0 || own === 0) return 0n;
  return (all * BigInt(problem.fairnessBasisPoints) * BigInt(own)) / (10_000n * BigInt(deprived));
}

export type MissedLimit = { readonly limit: Limit; readonly by: bigint };

/** Limits that these quantities do not keep, by how many đồng or units: exact, no matter who made the quantities. */
export function missedLimits(problem: OptimiserProblem, quantities: readonly number[]): readonly MissedLimit[] {
  const { rows } = buildModel(problem, { against: "limits", whole: true });
  const { money, all, deprived, upper } = levelsOf(problem, quantities, rows).sums();
  const missed: MissedLimit[] = [];
  for (const [row, { sum, most }] of upper) {
    const limit = rows[row]?.limit;
    if (limit !== undefined && sum > most) missed.push({ limit, by: sum - most });
  }
  for (const [at, area] of problem.areas.entries()) {
    const own = money[at] ?? 0n;
    const { areaId } = area;
    if (own < (area.floor ?? 0n)) missed.push({ limit: { kind: "floor", areaId }, by: (area.floor ?? 0n) - own });
    const fair = fairLeast(problem, area.deprivedHouseholds, deprived, all);
    if (own < fair) missed.push({ limit: { kind: "fairness", areaId }, by: fair - own });
  }
  for (const { fundSource, component, least } of problem.earmarks) {
    const spent = problem.lines.reduce(
      (sum, line, at) =>
        line.fundSource === fundSource && line.component === component
          ? sum + line.unitCost * BigInt(quantities[at] ?? 0)
          : sum,
      0n,
    );
    if (least !== undefined && spent < least)
      missed.push({ limit: { kind: "earmark_least", fundSource, component }, by: least - spent });
  }
  return missed;
}
