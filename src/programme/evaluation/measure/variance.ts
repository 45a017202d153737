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

/** Linearised values by sampling unit, and the standard error that follows from them. Made once for a design and cleared after each use. */
export class Linearised {
  readonly #design: Design;
  readonly #values: Float64Array;
  readonly #isSeen: Uint8Array;
  readonly #seen: Int32Array;
  #count = 0;
  readonly #sums: Float64Array;
  readonly #counts: Int32Array;

  constructor(design: Design) {
    const [units, strata] = [design.stratumOfPsu.length, design.psusOfStratum.length];
    this.#design = design;
    this.#values = new Float64Array(units);
    this.#isSeen = new Uint8Array(units);
    this.#seen = new Int32Array(units);
    this.#sums = new Float64Array(strata);
    this.#counts = new Int32Array(strata);
  }

  /** The values of the units of a cell, each times `factor`, beside what is there by unit. */
  add(grid: Grid, { numerator, denominator, scale }: Ratio, cell: number, factor: number): void {
    const whole = denominator.totals[cell] ?? 0;
    const share = (numerator.totals[cell] ?? 0) / whole;
    const multiple = (factor * scale) / whole;
    const to = grid.from[cell + 1] ?? 0;
    for (let unit = grid.from[cell] ?? 0; unit < to; unit += 1) {
      const psu = grid.psuOfUnit[unit] ?? 0;
      const value = ((numerator.units[unit] ?? 0) - share * (denominator.units[unit] ?? 0)) * multiple;
      this.#values[psu] = (this.#values[psu] ?? 0) + value;
      if (this.#isSeen[psu] === 1) continue;
      this.#isSeen[psu] = 1;
      this.#seen[this.#count] = psu;
      this.#count += 1;
    }
  }

  takeError(): number {
    const { stratumOfPsu, psusOfStratum, loneStrata } = this.#design;
    const [values, sums, counts] = [this.#values, this.#sums, this.#counts];
    const seen = this.#seen.subarray(0, this.#count);
    for (const psu of seen) {
      const stratum = stratumOfPsu[psu] ?? 0;
      sums[stratum] = (sums[stratum] ?? 0) + (values[psu] ?? 0);
      counts[stratum] = (counts[stratum] ?? 0) + 1;
    }
    let variance = 0;
    for (const psu of seen) {
      const stratum = stratumOfPsu[psu] ?? 0;
      const drawn = psusOfStratum[stratum] ?? 1;
      const value = values[psu] ?? 0;
      if (drawn > 1) variance += (drawn / (drawn - 1)) * (value - (sums[stratum] ?? 0) / drawn) ** 2;
      else if (loneStrata === "centre") variance += value * value;
    }
    for (const psu of seen) {
      const stratum = stratumOfPsu[psu] ?? 0;
      const [drawn, count] = [psusOfStratum[stratum] ?? 1, counts[stratum] ?? 0];
      // Units without a row of the group, once for each stratum: zeros, as far from the mean as the mean is from zero.
      if (drawn > 1 && count > 0)
        variance += (drawn / (drawn - 1)) * (drawn - count) * ((sums[stratum] ?? 0) / drawn) ** 2;
      sums[stratum] = 0;
      counts[stratum] = 0;
      values[psu] = 0;
      this.#isSeen[psu] = 0;
    }
    this.#count = 0;
    return Math.sqrt(variance);
  }
}
