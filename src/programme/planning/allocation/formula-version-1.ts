import type { Money } from "#kernel/money.ts";
import { shareMoney, zeroMoney } from "#kernel/money.ts";

/**
 * The formula as it was in version 1: runs that were saved with it are computed again by it for ever. New runs are made by
 * formula-run.ts.
 */

/** How money is shared among areas: each criterion takes `weight` parts of it, in proportion to its number, times the area's coefficient. */
export type FormulaVersion1 = {
  readonly criteria: readonly { readonly code: string; readonly weight: number }[];
  /** Shares are whole multiples of this many đồng; what is left is explained. */
  readonly unit: number;
  readonly useAreaCoefficient: boolean;
};
type Input = {
  readonly areaId: string;
  /** Number of each criterion: households, people, … */
  readonly numbers: Readonly<Record<string, number>>;
  /** 50 island, border, zone III; 40 zone II; 30 zone I; 25 other (Decision 16/2026/QD-TTg): the highest only. */
  readonly coefficient: number;
};
type Share = {
  readonly areaId: string;
  readonly amount: Money;
  /** How many parts each criterion brought the area, of `totalParts`. */
  readonly parts: Readonly<Record<string, bigint>>;
  readonly sum: bigint;
};
type Outcome = { readonly totalParts: bigint; readonly shares: readonly Share[] };

/** Shares of a criterion are compared on this scale, so that the whole run is in whole numbers. */
const scale = 1_000_000_000_000n;

/**
 * Runs the formula. Exact: parts are whole numbers, the shares sum to the amount, and the same inputs give the same shares
 * for ever. A criterion that is zero everywhere takes no part.
 */
export function runFormulaVersion1(formula: FormulaVersion1, inputs: readonly Input[], amount: Money): Outcome {
  const weighted = inputs.map((input) => (formula.useAreaCoefficient ? BigInt(input.coefficient) : 1n));
  const parts = inputs.map((): Record<string, bigint> => ({}));
  for (const { code, weight } of formula.criteria) {
    const numbers = inputs.map((input, position) => BigInt(input.numbers[code] ?? 0) * (weighted[position] ?? 1n));
    const total = numbers.reduce((sum, number) => sum + number, 0n);
    for (const [position, number] of numbers.entries()) {
      const own = parts[position];
      if (own !== undefined) own[code] = total === 0n ? 0n : (number * BigInt(weight) * scale) / total;
    }
  }
  const sums = parts.map((own) => Object.values(own).reduce((sum, part) => sum + part, 0n));
  const totalParts = sums.reduce((sum, part) => sum + part, 0n);
  const amounts = totalParts === 0n ? inputs.map(() => zeroMoney) : shareMoney(amount, sums, BigInt(formula.unit));
  return {
    totalParts,
    shares: inputs.map((input, position) => ({
      areaId: input.areaId,
      amount: amounts[position] ?? zeroMoney,
      parts: parts[position] ?? {},
      sum: sums[position] ?? 0n,
    })),
  };
}
