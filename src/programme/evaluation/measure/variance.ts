/**
 * Taylor-linearised variance of a ratio of two weighted sums in a stratified design whose units were drawn with replacement (no finite-population
 * correction): with z the linearised value summed by sampling unit, V = sum over strata of n/(n-1) x sum over units of (z - mean z)^2.
 * Units without a row of the group count as zeros, so a group is not treated as if its size had been fixed (Lumley 2010, 2.2).
 */
import type { Design } from "./survey.ts";
import type { Grid, UnitSums } from "./sums-of-units.ts";

/** What is measured: `numerator / denominator x scale`. */
export type Ratio = { readonly numerator: UnitSums; readonly denominator: UnitSums; readonly scale: number };

/** Null where there is nothing to measure, as the intensity of nobody. */
export function valueOf({ numerator, denominator, scale }: Ratio, cell: number): number | null {
  const whole = denominator.totals[cell] ?? 0;
  return whole === 0 ? null : ((numerator.totals[cell] ?? 0) / whole) * scale;
}

/** The linearised values of the units of a cell, each times `factor`, added to what is there by unit. */
export function addLinearised(into: Map<number, number>, grid: Grid, ratio: Ratio, cell: number, factor: number): void {
  const { numerator, denominator, scale } = ratio;
  const whole = denominator.totals[cell] ?? 0;
  const share = (numerator.totals[cell] ?? 0) / whole;
  const multiple = (factor * scale) / whole;
  for (let unit = grid.from[cell] ?? 0; unit < (grid.from[cell + 1] ?? 0); unit += 1) {
    const value = ((numerator.units[unit] ?? 0) - share * (denominator.units[unit] ?? 0)) * multiple;
    const psu = grid.psuOfUnit[unit] ?? 0;
    into.set(psu, (into.get(psu) ?? 0) + value);
  }
}

/** The standard error from linearised values by sampling unit. */
export function errorOf(design: Design, linearised: ReadonlyMap<number, number>): number {
  const strata = new Map<number, number[]>();
  for (const [psu, value] of linearised) {
    const stratum = design.stratumOfPsu[psu] ?? 0;
    const values = strata.get(stratum);
    if (values === undefined) strata.set(stratum, [value]);
    else values.push(value);
  }
  let variance = 0;
  for (const [stratum, values] of strata) {
    const drawn = design.psusOfStratum[stratum] ?? 1;
    if (drawn === 1) {
      if (design.loneStrata === "centre") variance += (values[0] ?? 0) ** 2;
      continue;
    }
    const mean = values.reduce((sum, value) => sum + value, 0) / drawn;
    const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, (drawn - values.length) * mean * mean);
    variance += (drawn / (drawn - 1)) * squares;
  }
  return Math.sqrt(variance);
}
