import { dong, zeroMoney } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { boundsOf } from "./formula-bounds.ts";
import type { AreaBounds } from "./formula-bounds.ts";
import type { Formula, FormulaInput, FormulaResult, FormulaShare } from "./formula.ts";
import { roundShares } from "./round-shares.ts";
import { shareBetween } from "./share-between.ts";

/** Saved with every run. A change of this file that changes a result is a new version, and the old one stays beside it. */
export const formulaVersion = 2;

/**
 * Runs the formula. Everything is computed in whole numbers: the shares sum to the amount, keep floors and ceilings, do not depend
 * on the order of the areas, and are the same for the same inputs for ever. Bounds that cannot be kept are refused with the reason.
 */
export function runFormula(
  formula: Formula,
  inputs: readonly FormulaInput[],
  amount: Money,
): Result<FormulaResult, Refusal> {
  const bounded = boundsOf(formula, inputs, amount);
  if (!bounded.ok) return bounded;
  const { areas, distributable, odd } = bounded.value;
  const weighed = weigh(formula, inputs);
  const least = areas.reduce((sum, { floor }) => sum + floor, 0n);
  if (distributable === 0n && least === 0n)
    return success(reported(inputs, { ...bounded.value, weighed, amounts: undefined }));
  if (weighed.total === 0n) return failure(refuse("planning.formula_without_numbers"));
  const shared = shareBetween(
    distributable - odd,
    areas.map(({ floor, ceiling }, position) => ({ weight: weighed.weights[position] ?? 0n, floor, ceiling })),
  );
  if (!shared.ok) {
    const tooMuch = shared.failure.kind === "floors_above";
    return failure(
      refuse(tooMuch ? "planning.floors_above" : "planning.ceilings_below", {
        sum: shared.failure.sum.toString(),
        amount: distributable.toString(),
        unitSum: formula.unit.toString(),
      }),
    );
  }
  const names = inputs.map(({ areaId }) => areaId);
  const room = areas.map(({ exactCeiling }, position) => ((weighed.weights[position] ?? 0n) > 0n ? exactCeiling : -1n));
  const rounded = roundShares(shared.value, names, { unit: BigInt(formula.unit), odd, room });
  if (rounded === undefined)
    return failure(refuse("planning.no_room_for_odd", { oddSum: odd.toString(), unitSum: formula.unit.toString() }));
  return success(reported(inputs, { ...bounded.value, weighed, amounts: { shared: shared.value, rounded } }));
}

type Weighed = ReturnType<typeof weigh>;

/** The weight of each area over one common denominator: the sum of weight × number × coefficient / total of each criterion. */
function weigh(formula: Formula, inputs: readonly FormulaInput[]) {
  const numberOf = (input: FormulaInput, code: string) =>
    BigInt(input.numbers[code] ?? 0) * (formula.useAreaCoefficient ? BigInt(input.coefficient) : 1n);
  const counted = formula.criteria.map(({ code, weight }) => {
    const numbers = inputs.map((input) => numberOf(input, code));
    return { code, weight: BigInt(weight), numbers, total: numbers.reduce((sum, number) => sum + number, 0n) };
  });
  const live = counted.filter(({ total }) => total > 0n);
  const denominator = live.reduce((product, { total }) => product * total, 1n);
  const parts = live.map(({ code, weight, numbers, total }) => ({
    code,
    parts: numbers.map((number) => weight * number * (denominator / total)),
  }));
  const weights = inputs.map((_, position) => parts.reduce((sum, one) => sum + (one.parts[position] ?? 0n), 0n));
  return {
    counted,
    parts,
    weights,
    total: weights.reduce((sum, weight) => sum + weight, 0n),
    totalWeight: live.reduce((sum, { weight }) => sum + Number(weight), 0),
  };
}

type Outcome = {
  readonly areas: readonly AreaBounds[];
  readonly distributable: Money;
  readonly weighed: Weighed;
  readonly amounts:
    | {
        readonly shared: {
          readonly numerators: readonly bigint[];
          readonly denominator: bigint;
          readonly bounds: readonly ("floor" | "ceiling" | null)[];
        };
        readonly rounded: NonNullable<ReturnType<typeof roundShares>>;
      }
    | undefined;
};

function reported(inputs: readonly FormulaInput[], outcome: Outcome): FormulaResult {
  const { areas, distributable, weighed, amounts } = outcome;
  const brought = (part: bigint) => dong(weighed.total === 0n ? 0n : (distributable * part) / weighed.total);
  const shares = inputs.map(({ areaId }, position): FormulaShare => {
    const fixed = areas[position]?.fixed ?? zeroMoney;
    const proportional = brought(weighed.weights[position] ?? 0n);
    const parts = Object.fromEntries(weighed.parts.map((one) => [one.code, brought(one.parts[position] ?? 0n)]));
    const given = amounts?.rounded.amounts[position] ?? 0n;
    const exact = amounts === undefined ? 0n : (amounts.shared.numerators[position] ?? 0n) / amounts.shared.denominator;
    return {
      areaId,
      amount: dong(fixed + given),
      fixed,
      proportional,
      parts,
      bound: amounts?.shared.bounds[position] ?? null,
      bounding: dong(exact - proportional),
      rounding: dong(given - exact),
      roundedUp: whyRounded(amounts?.rounded, position),
    };
  });
  return {
    distributable,
    idle: weighed.counted.filter(({ total }) => total === 0n).map(({ code }) => code),
    totals: Object.fromEntries(weighed.counted.map(({ code, total }) => [code, total])),
    totalWeight: weighed.totalWeight,
    shares,
  };
}

function whyRounded(
  rounded: { readonly gotUnit: ReadonlySet<number>; readonly oddAt: number | undefined } | undefined,
  position: number,
): FormulaShare["roundedUp"] {
  const [unit, odd] = [rounded?.gotUnit.has(position) === true, rounded?.oddAt === position];
  if (unit) return odd ? "both" : "largest_fraction";
  return odd ? "odd" : null;
}
