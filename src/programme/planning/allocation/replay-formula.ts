import { dong, zeroMoney } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { formulaVersion, runFormula } from "./formula-run.ts";
import { runFormulaVersion1 } from "./formula-version-1.ts";
import type { Formula, FormulaInput, FormulaResult } from "./formula.ts";

export type SavedFormulaRun = {
  readonly version: number;
  readonly formula: Formula;
  readonly inputs: readonly FormulaInput[];
  readonly amount: Money;
};

/** Runs a saved run again by the version of the formula that made it: the same to the đồng for ever, with its explanation. */
export function replayFormula(run: SavedFormulaRun): Result<FormulaResult, Refusal> {
  if (run.version === formulaVersion) return runFormula(run.formula, run.inputs, run.amount);
  if (run.version === 1) return success(replayVersion1(run));
  return failure(refuse("planning.formula_version_unknown", { version: run.version }));
}

/** Version 1 knew neither fixed amounts nor bounds. */
function replayVersion1({ formula, inputs, amount }: SavedFormulaRun): FormulaResult {
  const { shares, totalParts } = runFormulaVersion1(formula, inputs, amount);
  const brought = (part: bigint) => dong(totalParts === 0n ? 0n : (amount * part) / totalParts);
  const none = zeroMoney;
  const totals = formula.criteria.map(({ code }) => ({
    code,
    total: inputs.reduce(
      (sum, input) =>
        sum + BigInt(input.numbers[code] ?? 0) * BigInt(formula.useAreaCoefficient ? input.coefficient : 1),
      0n,
    ),
  }));
  return {
    distributable: amount,
    idle: totals.flatMap(({ code, total }) => (total === 0n ? [code] : [])),
    totals: Object.fromEntries(totals.map(({ code, total }) => [code, total])),
    totalWeight: formula.criteria.reduce((sum, { weight }) => sum + weight, 0),
    shares: shares.map((share) => {
      const proportional = brought(share.sum);
      const rounding = dong(share.amount - proportional);
      return {
        areaId: share.areaId,
        amount: share.amount,
        fixed: none,
        proportional,
        parts: Object.fromEntries(Object.entries(share.parts).map(([code, part]) => [code, brought(part)])),
        bound: null,
        bounding: none,
        rounding,
        roundedUp: rounding > 0n ? "largest_fraction" : null,
      };
    }),
  };
}
