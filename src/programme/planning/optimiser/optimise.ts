import { buildModel } from "./build-model.ts";
import type { LinearModel, SolvedModel } from "./linear-model.ts";
import { conflictOf, pricesOf } from "./prices.ts";
import type { LimitPrice } from "./prices.ts";
import { removedBy } from "./problem.ts";
import type { Limit, OptimiserProblem } from "./problem.ts";
import { tellSolution, thousandths } from "./tell-solution.ts";
import type { ReportedSolution } from "./tell-solution.ts";
import { missedLimits, wholeUnits } from "./whole-units.ts";
import type { MissedLimit } from "./whole-units.ts";

/** Up to so many lines whole units are also looked for exactly. */
export const smallProblem = 120;

export type Optimum =
  | {
      readonly kind: "found";
      readonly best: number;
      readonly solution: ReportedSolution;
      readonly prices: readonly LimitPrice[];
      readonly missed: readonly MissedLimit[];
      readonly formulaKeepsEarmarks: boolean;
    }
  | { readonly kind: "infeasible"; readonly conflict: readonly Limit[] }
  | { readonly kind: "stopped" };

/**
 * The best use of the money, in whole units, with the price of each limit and beside the plain formula. How a model is solved is
 * the caller's: the solver is no part of the domain.
 */
export async function optimise(
  problem: OptimiserProblem,
  solve: (model: LinearModel) => Promise<SolvedModel>,
): Promise<Optimum> {
  const model = buildModel(problem, { against: "limits", whole: false });
  const solved = await solve(model);
  if (solved.status === "stopped") return { kind: "stopped" };
  if (solved.status === "infeasible") return { kind: "infeasible", conflict: conflictOf(problem, model, solved) };
  const formula = await solveFormula(problem, solve);
  if (formula === undefined) return { kind: "stopped" };
  const quantities = await wholeQuantities(problem, solved.columns, solve);
  return {
    kind: "found",
    best: thousandths(solved.objective),
    solution: tellSolution(problem, quantities, formula.columns),
    prices: pricesOf(model, solved),
    missed: missedLimits(problem, quantities),
    formulaKeepsEarmarks: formula.keepsEarmarks,
  };
}

/** What the plain formula's amounts could do at best, keeping what must go to a component where that can be. */
async function solveFormula(problem: OptimiserProblem, solve: (model: LinearModel) => Promise<SolvedModel>) {
  for (const against of ["formula", "formula_alone"] as const) {
    const solved = await solve(buildModel(problem, { against, whole: false }));
    if (solved.status === "stopped") return undefined;
    if (solved.status === "optimal") return { columns: solved.columns, keepsEarmarks: against === "formula" };
  }
  return undefined;
}

/** Of a small problem the better of the exact search and of rounding; where the search is not done in its nodes, rounding. */
async function wholeQuantities(
  problem: OptimiserProblem,
  solved: readonly number[],
  solve: (model: LinearModel) => Promise<SolvedModel>,
): Promise<readonly number[]> {
  const rounded = wholeUnits(problem, solved);
  if (problem.lines.length > smallProblem) return rounded;
  const exact = await solve(buildModel(problem, { against: "limits", whole: true }));
  if (exact.status !== "optimal") return rounded;
  const searched = problem.lines.map((_, at) => Math.round(exact.columns[at] ?? 0));
  // To do nothing keeps every limit of fairness, and helps nobody.
  if (searched.every((quantity) => quantity === 0)) return rounded;
  const [bySearch, byRounding] = [missedLimits(problem, searched).length, missedLimits(problem, rounded).length];
  if (bySearch !== byRounding) return bySearch < byRounding ? searched : rounded;
  return removedBy(problem, searched) >= removedBy(problem, rounded) ? searched : rounded;
}
