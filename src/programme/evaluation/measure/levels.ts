import { studentQuantile } from "./quantiles.ts";
import type { Scheme } from "./scheme.ts";
import { freedomOf } from "./survey.ts";
import type { Survey } from "./survey.ts";
import type { Sums, SumsOfCutoff, UnitSums } from "./sums-of-units.ts";
import { withTotals } from "./sums-of-units.ts";
import { Linearised, valueOf } from "./variance.ts";
import type { Ratio } from "./variance.ts";

/**
 * H headcount ratio, A intensity, M0 = H x A; uncensored: who lacks an indicator, of all; censored: who is poor and lacks it, of all;
 * contribution: weight x censored, so that all add up to M0; share: contribution / M0, so that all add up to 1.
 */
export type MeasureName = "M0" | "H" | "A" | "uncensored" | "censored" | "contribution" | "share";

export type Level = {
  readonly grouping: string;
  readonly group: string;
  readonly time: string;
  readonly measure: MeasureName;
  /** Of one indicator or dimension; null for all. */
  readonly part: string | null;
  /** The cut-off in per cent; null where none is needed. */
  readonly k: string | null;
  readonly estimate: number | null;
  readonly error: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly rows: number;
};

export type Measured = { readonly measure: MeasureName; readonly part: string | null; readonly k: string | null } & {
  readonly ratio: Ratio;
};

/** Every measure of a grouping as a ratio of two weighted sums. */
export function measuredBy(sums: Sums, scheme: Scheme): readonly Measured[] {
  const { indicators, weightBase } = scheme;
  const codeOf = (at: number) => indicators[at]?.code ?? "";
  const ofAll = (numerator: UnitSums, scale = 1): Ratio => ({ numerator, denominator: sums.weights, scale });
  const ofCutoff = (cutoff: SumsOfCutoff): readonly Measured[] => {
    const k = cutoff.k.label;
    const { scores, poor, censored } = cutoff;
    const parts = [
      ...indicators.map(({ code }, at) => ({ part: code, sum: weightedSum(sums, scheme, cutoff, [at]) })),
      ...dimensionsOf(scheme).map(([part, members]) => ({ part, sum: weightedSum(sums, scheme, cutoff, members) })),
    ];
    const shared: Measured[] = parts.map(({ part, sum }) => ({
      measure: "share",
      part,
      k,
      ratio: { numerator: sum, denominator: scores, scale: 1 },
    }));
    return [
      { measure: "M0", part: null, k, ratio: ofAll(scores, 1 / weightBase) },
      { measure: "H", part: null, k, ratio: ofAll(poor) },
      { measure: "A", part: null, k, ratio: { numerator: scores, denominator: poor, scale: 1 / weightBase } },
      ...censored.map((sum, at): Measured => ({ measure: "censored", part: codeOf(at), k, ratio: ofAll(sum) })),
      ...parts.map(({ part, sum }): Measured => ({
        measure: "contribution",
        part,
        k,
        ratio: ofAll(sum, 1 / weightBase),
      })),
      ...shared,
    ];
  };
  return [
    ...sums.lacking.map((sum, at): Measured => ({
      measure: "uncensored",
      part: codeOf(at),
      k: null,
      ratio: ofAll(sum),
    })),
    ...sums.cutoffs.flatMap(ofCutoff),
  ];
}

/** Dimensions with more than one indicator, or of another name than their only one. */
function dimensionsOf({ indicators }: Scheme): readonly (readonly [string, readonly number[]])[] {
  const found = new Map<string, number[]>();
  for (const [at, { dimension }] of indicators.entries()) found.set(dimension, [...(found.get(dimension) ?? []), at]);
  return [...found].filter(([dimension]) => indicators.every(({ code }) => code !== dimension));
}

function weightedSum(sums: Sums, scheme: Scheme, { censored }: SumsOfCutoff, members: readonly number[]): UnitSums {
  const units = new Float64Array(sums.grid.psuOfUnit.length);
  for (const at of members) {
    const weight = scheme.indicators[at]?.weight ?? 0;
    for (const [unit, sum] of (censored[at]?.units ?? []).entries()) units[unit] = (units[unit] ?? 0) + weight * sum;
  }
  return withTotals(sums.grid, units);
}

export function levelsOf(survey: Survey, sums: Sums, confidence: number): readonly Level[] {
  const { grid, design } = sums;
  const freedom = freedomOf(design);
  const quantile = freedom > 0 ? studentQuantile(confidence, freedom) : null;
  const measured = measuredBy(sums, survey.scheme);
  const linearised = new Linearised(design);
  const levels: Level[] = [];
  for (let cell = 0; cell < grid.rowsOfCell.length; cell += 1) {
    const rows = grid.rowsOfCell[cell] ?? 0;
    if (rows === 0) continue;
    const place = {
      grouping: grid.grouping.name,
      group: grid.grouping.labels[Math.floor(cell / grid.times)] ?? "",
      time: survey.times[cell % grid.times]?.label ?? "",
      rows,
    };
    for (const { ratio, ...what } of measured) {
      const estimate = valueOf(ratio, cell);
      const spread =
        estimate === null || quantile === null ? null : spreadOf(linearised, sums, ratio, cell, estimate, quantile);
      levels.push({ ...place, ...what, estimate, ...(spread ?? { error: null, lower: null, upper: null }) });
    }
  }
  return levels;
}

/** Limits on the logit scale, so that they stay between 0 and 1; at 0 and 1 themselves there are none. */
function spreadOf(linearised: Linearised, sums: Sums, ratio: Ratio, cell: number, estimate: number, quantile: number) {
  linearised.add(sums.grid, ratio, cell, 1);
  const error = linearised.takeError();
  if (estimate <= 0 || estimate >= 1) return { error, lower: null, upper: null };
  const logit = Math.log(estimate) - Math.log1p(-estimate);
  const reach = (quantile * error) / (estimate * (1 - estimate));
  const back = (value: number) => 1 / (1 + Math.exp(-value));
  return { error, lower: back(logit - reach), upper: back(logit + reach) };
}
