import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { Bound, Formula, FormulaInput } from "./formula.ts";

export type AreaBounds = {
  readonly fixed: Money;
  /** What the area must and may get besides what is fixed, in whole units: the floor rounded up, the ceiling down. */
  readonly floor: bigint;
  readonly ceiling: bigint;
  /** The ceiling as it was given, which the last odd đồng may fill. */
  readonly exactCeiling: bigint;
};

type Bounds = { readonly areas: readonly AreaBounds[]; readonly distributable: Money; readonly odd: bigint };

/** What is fixed, and floors and ceilings of each area; refused where they contradict each other or the amount. */
export function boundsOf(formula: Formula, inputs: readonly FormulaInput[], amount: Money): Result<Bounds, Refusal> {
  const unit = BigInt(formula.unit);
  const known = new Set(inputs.map(({ areaId }) => areaId));
  const named = [...(formula.fixed ?? []), ...(formula.areaBounds ?? [])].find(({ areaId }) => !known.has(areaId));
  if (named !== undefined) return failure(refuse("planning.area_not_in_formula", { area: named.areaId }));
  const fixedOf = new Map<string, bigint>();
  for (const { areaId, amount: sum } of formula.fixed ?? []) {
    if (sum < 0n) return failure(refuse("planning.fixed_below_zero", { area: areaId }));
    fixedOf.set(areaId, (fixedOf.get(areaId) ?? 0n) + sum);
  }
  const fixed = [...fixedOf.values()].reduce((sum, one) => sum + one, 0n);
  if (fixed > amount)
    return failure(refuse("planning.fixed_above_amount", { fixedSum: fixed.toString(), amount: amount.toString() }));
  const distributable = dong(amount - fixed);
  const own = new Map((formula.areaBounds ?? []).map((bound) => [bound.areaId, bound]));
  const areas: AreaBounds[] = [];
  for (const { areaId } of inputs) {
    const floor = own.get(areaId)?.floor ?? sumOf(formula.floor, amount) ?? 0n;
    const ceiling = own.get(areaId)?.ceiling ?? sumOf(formula.ceiling, amount) ?? amount;
    const before = fixedOf.get(areaId) ?? 0n;
    const facts = {
      area: areaId,
      floorLimit: floor.toString(),
      ceilingLimit: ceiling.toString(),
      fixedSum: before.toString(),
    };
    if (floor < 0n || floor > ceiling) return failure(refuse("planning.floor_above_ceiling", facts));
    if (before > ceiling) return failure(refuse("planning.fixed_above_ceiling", facts));
    const [least, most] = [before >= floor ? 0n : floor - before, ceiling - before];
    const [wholeLeast, wholeMost] = [((least + unit - 1n) / unit) * unit, (most / unit) * unit];
    if (wholeLeast > wholeMost) return failure(refuse("planning.floor_above_ceiling", facts));
    areas.push({ fixed: dong(before), floor: wholeLeast, ceiling: wholeMost, exactCeiling: most });
  }
  return success({ areas, distributable, odd: distributable % unit });
}

function sumOf(bound: Bound | undefined, amount: Money): bigint | undefined {
  if (bound?.amount !== undefined) return bound.amount;
  return bound?.basisPoints === undefined ? undefined : (amount * BigInt(bound.basisPoints)) / 10_000n;
}
