import type { Money } from "#kernel/money.ts";

/** What may be done in one area with money of one source: so many units of an activity kind. */
export type OptimiserLine = {
  readonly areaId: string;
  readonly activityKind: string;
  readonly fundSource: string;
  readonly component: string;
  readonly unitCost: Money;
  /** Households that lack what it answers, by the list of the day: no more units than that. */
  readonly need: number;
  /** Deprivations that a unit removes, in thousandths: from the pack and the list, times the effect that was stated. */
  readonly removesThousandths: number;
  /** Indicators that it answers; two kinds that answer one share its need. */
  readonly answers: readonly string[];
};
export type OptimiserArea = {
  readonly areaId: string;
  /** Poor and near-poor households that lack something that a kind answers and a budget pays for. */
  readonly deprivedHouseholds: number;
  readonly floor?: Money | undefined;
  readonly ceiling?: Money | undefined;
  /** What it can spend in the year, stated or from past disbursement. */
  readonly absorption?: Money | undefined;
  /** What the plain formula gives it, to compare with. */
  readonly formulaAmount: Money;
  readonly lacking: Readonly<Record<string, number>>;
};
export type OptimiserProblem = {
  readonly areas: readonly OptimiserArea[];
  readonly lines: readonly OptimiserLine[];
  readonly budgets: readonly { readonly fundSource: string; readonly amount: Money }[];
  /** Money of a source that must, or may at most, go to a component. */
  readonly earmarks: readonly {
    readonly fundSource: string;
    readonly component: string;
    readonly least?: Money | undefined;
    readonly most?: Money | undefined;
  }[];
  /** Each area's money per deprived household is at least so many hundredths of a per cent of the mean; zero is no such limit. */
  readonly fairnessBasisPoints: number;
};

/** What holds a solution back, by name. Each is a row of the model, so each has a price. */
export type Limit =
  | { readonly kind: "budget"; readonly fundSource: string }
  | { readonly kind: "earmark_least" | "earmark_most"; readonly fundSource: string; readonly component: string }
  | { readonly kind: "floor" | "ceiling" | "absorption" | "fairness"; readonly areaId: string }
  | { readonly kind: "need"; readonly areaId: string; readonly of: string };

export type Quantity = {
  readonly areaId: string;
  readonly activityKind: string;
  readonly fundSource: string;
  readonly quantity: number;
};

export const removedBy = (problem: OptimiserProblem, quantities: readonly number[]): number =>
  problem.lines.reduce((sum, line, at) => sum + line.removesThousandths * (quantities[at] ?? 0), 0) / 1000;
