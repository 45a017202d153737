import type { MeasureName } from "./levels.ts";
import { measuredBy } from "./levels.ts";
import { normalBeyond, normalQuantile } from "./quantiles.ts";
import type { Sums } from "./sums-of-units.ts";
import type { Survey } from "./survey.ts";
import { Linearised, valueOf } from "./variance.ts";
import type { Ratio } from "./variance.ts";

export type Change = {
  readonly grouping: string;
  readonly group: string;
  readonly from: string;
  readonly to: string;
  readonly measure: MeasureName;
  readonly part: string | null;
  readonly k: string | null;
  /** "absolute": later less earlier. "relative": in per cent of the earlier. */
  readonly kind: "absolute" | "relative";
  /** By year: an absolute change is divided by the years, a relative one is the constant yearly growth that gives it. */
  readonly annualised: boolean;
  readonly estimate: number | null;
  readonly error: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  /** Of the absolute change, that there was none: estimate / error, and how probable one as large is by chance. */
  readonly z: number | null;
  readonly p: number | null;
};

/** Contributions follow from what they are made of, so their changes are not tested. */
const compared: ReadonlySet<MeasureName> = new Set(["M0", "H", "A", "uncensored", "censored"]);

type Pair = { readonly from: number; readonly to: number };

/** Between times that follow each other, and from the first to the last. */
export function pairsOf(times: Survey["times"]): readonly Pair[] {
  const next = times.slice(1).map((_, at) => ({ from: at, to: at + 1 }));
  return times.length > 2 ? [...next, { from: 0, to: times.length - 1 }] : next;
}

export function changesOf(survey: Survey, sums: Sums, confidence: number): readonly Change[] {
  const { grid } = sums;
  const quantile = normalQuantile(confidence);
  const measured = measuredBy(sums, survey.scheme).filter(({ measure }) => compared.has(measure));
  const linearised = new Linearised(sums.design);
  const changes: Change[] = [];
  for (const [group, label] of grid.grouping.labels.entries())
    for (const { from, to } of pairsOf(survey.times)) {
      const cells = { from: group * grid.times + from, to: group * grid.times + to };
      if ((grid.rowsOfCell[cells.from] ?? 0) === 0 || (grid.rowsOfCell[cells.to] ?? 0) === 0) continue;
      const place = {
        grouping: grid.grouping.name,
        group: label,
        from: survey.times[from]?.label ?? "",
        to: survey.times[to]?.label ?? "",
      };
      const years = (survey.times[to]?.year ?? 0) - (survey.times[from]?.year ?? 0);
      for (const { ratio, ...what } of measured)
        for (const change of changesOfRatio(linearised, sums, ratio, cells, years, quantile))
          changes.push({ ...place, ...what, ...change });
    }
  return changes;
}

type Found = Pick<Change, "kind" | "annualised" | "estimate" | "error" | "lower" | "upper" | "z" | "p">;

/**
 * A change is a function of two levels of one survey design: what the units have in common, the same units drawn twice for instance, counts
 * in its error through the linearised values of both.
 */
function changesOfRatio(
  linearised: Linearised,
  sums: Sums,
  ratio: Ratio,
  cells: Pair,
  years: number,
  quantile: number,
): readonly Found[] {
  const before = valueOf(ratio, cells.from);
  const after = valueOf(ratio, cells.to);
  const errorBy = (ofBefore: number, ofAfter: number): number => {
    linearised.add(sums.grid, ratio, cells.from, ofBefore);
    linearised.add(sums.grid, ratio, cells.to, ofAfter);
    return linearised.takeError();
  };
  const found = (kind: Change["kind"], annualised: boolean, estimate: number | null, error: number | null): Found => {
    const reach = error === null ? null : quantile * error;
    const isTested = kind === "absolute" && estimate !== null && error !== null && error > 0;
    const z = isTested ? estimate / error : null;
    return {
      kind,
      annualised,
      estimate,
      error,
      lower: estimate === null || reach === null ? null : estimate - reach,
      upper: estimate === null || reach === null ? null : estimate + reach,
      z,
      p: z === null ? null : normalBeyond(z),
    };
  };
  if (before === null || after === null)
    return (["absolute", "relative"] as const).flatMap((kind) => [
      found(kind, false, null, null),
      found(kind, true, null, null),
    ]);
  const error = errorBy(-1, 1);
  const absolute = [
    found("absolute", false, after - before, error),
    found("absolute", true, (after - before) / years, error / years),
  ];
  if (before === 0) return [...absolute, found("relative", false, null, null), found("relative", true, null, null)];
  const growth = after / before;
  const relativeError = 100 * errorBy(-growth / before, 1 / before);
  const yearly = growth ** (1 / years);
  // d growth^(1/n) = growth^(1/n) / n x (d after / after - d before / before): there is none where nothing is left.
  const yearlyError = growth === 0 ? null : (relativeError * yearly) / (growth * years);
  return [
    ...absolute,
    found("relative", false, (growth - 1) * 100, relativeError),
    found("relative", true, (yearly - 1) * 100, yearlyError),
  ];
}
