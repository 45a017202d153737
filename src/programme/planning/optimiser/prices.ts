import type { LinearModel, SolvedModel } from "./linear-model.ts";
import type { Limit, OptimiserProblem } from "./problem.ts";

/**
 * The price of a limit: by how many deprivations more the best use would remove if the limit gave way by one million đồng. It
 * holds near the solution, not for any amount.
 */
export type LimitPrice = { readonly limit: Limit; readonly price: number };

/** Limits that hold the solution back, the dearest first; the order of equals is that of the model. */
export function pricesOf(
  model: LinearModel,
  solved: Extract<SolvedModel, { status: "optimal" }>,
): readonly LimitPrice[] {
  return model.rows
    .flatMap(({ limit, lower }, row): readonly LimitPrice[] => {
      const price = solved.prices[row] ?? 0;
      // A least gives way downwards: lowering it by one gains what raising it costs.
      const gain = lower === -Infinity ? price : -price;
      // Fairness has zero at its side: its price is of a million đồng less for the area itself.
      return limit === undefined || limit.kind === "need" || gain < 1e-9 ? [] : [{ limit, price: rounded(gain) }];
    })
    .toSorted((a, b) => b.price - a.price);
}

/** Nine significant figures: the last bits of a floating-point number are no finding. */
const rounded = (value: number) => Number(value.toPrecision(9));

/** Limits that cannot all be kept, by name. */
export function conflictOf(
  problem: OptimiserProblem,
  model: LinearModel,
  found: Extract<SolvedModel, { status: "infeasible" }>,
): readonly Limit[] {
  return [
    ...found.rows.flatMap((row) => model.rows[row]?.limit ?? []),
    ...found.columns.flatMap((column): readonly Limit[] => {
      const line = problem.lines[column];
      return line === undefined ? [] : [{ kind: "need", areaId: line.areaId, of: line.activityKind }];
    }),
  ];
}
