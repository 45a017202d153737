import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { OptimiserProblem } from "./problem.ts";
import { removedBy } from "./problem.ts";

export type ReportedSolution = {
  readonly quantities: readonly {
    readonly areaId: string;
    readonly activityKind: string;
    readonly fundSource: string;
    readonly component: string;
    readonly quantity: number;
    readonly need: number;
    readonly money: Money;
    readonly removes: number;
  }[];
  readonly areas: readonly {
    readonly areaId: string;
    readonly amount: Money;
    readonly formulaAmount: Money;
    readonly removed: number;
    readonly formulaRemoved: number;
  }[];
  readonly spent: Money;
  readonly removed: { readonly whole: number; readonly formula: number };
};

/** A solution in whole units beside what the plain formula's money could remove at best (parts of units included). */
export function tellSolution(
  problem: OptimiserProblem,
  quantities: readonly number[],
  formulaQuantities: readonly number[],
): ReportedSolution {
  const { lines } = problem;
  const reported = lines.flatMap((line, at) => {
    const quantity = quantities[at] ?? 0;
    const { areaId, activityKind, fundSource, component, need } = line;
    const money = dong(line.unitCost * BigInt(quantity));
    const removes = (line.removesThousandths * quantity) / 1000;
    return quantity === 0 ? [] : [{ areaId, activityKind, fundSource, component, quantity, need, money, removes }];
  });
  const byArea = Map.groupBy(reported, ({ areaId }) => areaId);
  const formulaRemoved = new Map<string, number>();
  for (const [at, line] of lines.entries())
    formulaRemoved.set(
      line.areaId,
      (formulaRemoved.get(line.areaId) ?? 0) + ((formulaQuantities[at] ?? 0) * line.removesThousandths) / 1000,
    );
  return {
    quantities: reported,
    areas: problem.areas.map(({ areaId, formulaAmount }) => {
      const own = byArea.get(areaId) ?? [];
      return {
        areaId,
        formulaAmount,
        amount: dong(own.reduce((sum, { money }) => sum + money, 0n)),
        removed: own.reduce((sum, { removes }) => sum + removes, 0),
        formulaRemoved: thousandths(formulaRemoved.get(areaId) ?? 0),
      };
    }),
    spent: dong(reported.reduce((sum, { money }) => sum + money, 0n)),
    removed: {
      whole: thousandths(removedBy(problem, quantities)),
      formula: thousandths(removedBy(problem, formulaQuantities)),
    },
  };
}

export const thousandths = (value: number): number => Math.round(value * 1000) / 1000;
