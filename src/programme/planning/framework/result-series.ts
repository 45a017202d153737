import type { ShownCount } from "#kernel/suppression/shown-count.ts";

/** A year's figure of an indicator in an area: what was aimed at and what was found. */
export type ResultPoint = {
  readonly year: number;
  readonly version: number;
  readonly target: ShownCount | null;
  readonly actual: ShownCount | null;
  readonly source: "counted" | "reported" | null;
  /** Of a figure that is counted from the lists: the standard by which they count on its day. */
  readonly standard?: string | undefined;
};
export type ResultSeries = {
  /** One series for each stretch of years with the same definition. */
  readonly stretches: readonly { readonly version: number; readonly points: readonly ResultPoint[] }[];
  /** Years in which a changed definition begins, or another standard: figures on the two sides are not compared. */
  readonly breaks: readonly {
    readonly year: number;
    readonly from: number;
    readonly to: number;
    readonly changeOfStandard?: true;
  }[];
};

/**
 * Folds yearly figures into series. A changed definition begins a new one, and so does another standard, by which the same words count others, also when the years follow each other. Two goals that aim at
 * the same in a year are reported once; where they aim at different figures both are reported.
 */
export function resultSeries(points: readonly ResultPoint[]): ResultSeries {
  const stretches: { version: number; standard?: string | undefined; points: ResultPoint[] }[] = [];
  const breaks: { year: number; from: number; to: number; changeOfStandard?: true }[] = [];
  for (const point of points.toSorted((a, b) => a.year - b.year || a.version - b.version)) {
    const last = stretches.at(-1);
    const changeOfStandard =
      last?.standard !== undefined && point.standard !== undefined && last.standard !== point.standard;
    if (last?.version === point.version && !changeOfStandard) {
      last.standard ??= point.standard;
      const isReported = last.points.some(
        (reported) => reported.year === point.year && reported.target === point.target,
      );
      if (!isReported) last.points.push(point);
      continue;
    }
    const between = { year: point.year, from: last?.version ?? point.version, to: point.version };
    if (last !== undefined) breaks.push(changeOfStandard ? { ...between, changeOfStandard } : between);
    stretches.push({ version: point.version, standard: point.standard, points: [point] });
  }
  return { stretches: stretches.map(({ version, points }) => ({ version, points })), breaks };
}

/** How much of the way from the baseline to the value is gone, in hundredths; null where there is no way to go or no figure. */
export function reachedOf(
  baseline: ShownCount | null,
  value: ShownCount | null,
  actual: ShownCount | null,
): number | null {
  if (typeof actual !== "number" || typeof baseline !== "number") return null;
  if (typeof value !== "number" || baseline === value) return null;
  return Math.round(((actual - baseline) / (value - baseline)) * 100);
}

/** The definition of an indicator in a year: the current one, or the earlier one whose series had not ended. */
export function versionIn(
  indicator: {
    readonly version: number;
    readonly earlier: readonly { readonly version: number; readonly until: number }[];
  },
  year: number,
): number {
  const earlier = indicator.earlier.toSorted((a, b) => a.until - b.until).find(({ until }) => year <= until);
  return earlier?.version ?? indicator.version;
}
