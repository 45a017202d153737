import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

export type SchemeIndicator = {
  readonly code: string;
  readonly dimension: string;
  /** In parts of the weight base: whole numbers, so that a score on the cut-off is never lost in floating point. */
  readonly weight: number;
};
/** Weights of indicators. The weight base is their sum. */
export type Scheme = { readonly indicators: readonly SchemeIndicator[]; readonly weightBase: number };

/** A poverty cut-off k: poor is who lacks `numerator / denominator` of the weights, or more. */
export type Cutoff = { readonly label: string; readonly numerator: number; readonly denominator: number };

/** What is wrong with weights, cut-off or data; `row` as the file numbers it; null for a whole column. */
export type MeasureFault = {
  readonly row: number | null;
  readonly column: string;
  readonly reason: string;
  readonly remedy: string;
};

export function isPoor(score: number, scheme: Scheme, k: Cutoff): boolean {
  return score * k.denominator >= scheme.weightBase * k.numerator;
}

/** "33.3" is 333/1000: exact, because the text is decimal. */
export function readCutoff(text: string): Result<Cutoff, MeasureFault> {
  const match = /^(\d{1,3})(?:\.(\d{1,6}))?$/.exec(text.trim());
  const decimals = match?.[2] ?? "";
  const numerator = Number(`${match?.[1] ?? ""}${decimals}`);
  const denominator = 100 * 10 ** decimals.length;
  if (match === null || numerator === 0 || numerator > denominator)
    return failure({
      row: null,
      column: "k",
      reason: `"${text}" is not a cut-off`,
      remedy: "write per cent of the weights above 0 and up to 100, such as 33.3",
    });
  return success({ label: text.trim(), numerator, denominator });
}

/** The cut-off of a pack, in parts of its weight base. */
export function cutoffOf(pack: { readonly deprivedFrom: number; readonly weightBase: number }): Cutoff {
  const percent = (pack.deprivedFrom * 100) / pack.weightBase;
  return {
    label: Number.isInteger(percent) ? String(percent) : percent.toFixed(2),
    numerator: pack.deprivedFrom,
    denominator: pack.weightBase,
  };
}

export function schemeOf(indicators: readonly SchemeIndicator[]): Result<Scheme, readonly MeasureFault[]> {
  const faults: MeasureFault[] = [];
  if (indicators.length === 0)
    faults.push({ row: null, column: "", reason: "there is no indicator", remedy: "name at least one" });
  const seen = new Set<string>();
  for (const { code, weight } of indicators) {
    if (!Number.isSafeInteger(weight) || weight <= 0)
      faults.push({
        row: null,
        column: code,
        reason: `the weight ${weight} is no whole number above zero`,
        remedy: "write weights as whole parts, such as 5, 5, 2, 2, 2, 2, 2",
      });
    if (seen.has(code))
      faults.push({ row: null, column: code, reason: "the indicator is there twice", remedy: "leave one out" });
    seen.add(code);
  }
  if (faults.length > 0) return failure(faults);
  return success({ indicators, weightBase: indicators.reduce((sum, { weight }) => sum + weight, 0) });
}

/**
 * Without indicators that nobody was asked about: their weight goes to the others of their dimension, in proportion (Alkire, Kanagaratnam
 * and Suppa 2024), so that each dimension keeps its share. A dimension of which nothing is left is a fault: no rule says who gets its share.
 */
export function withoutIndicators(
  scheme: Scheme,
  missing: ReadonlySet<string>,
): Result<Scheme, readonly MeasureFault[]> {
  if (missing.size === 0) return success(scheme);
  const sumIn = (dimension: string, kept: boolean) =>
    scheme.indicators
      .filter((one) => one.dimension === dimension && !(kept && missing.has(one.code)))
      .reduce((sum, { weight }) => sum + weight, 0);
  const lost = [...new Set(scheme.indicators.map(({ dimension }) => dimension))].filter(
    (dimension) => sumIn(dimension, true) === 0,
  );
  if (lost.length > 0)
    return failure(
      lost.map((dimension) => ({
        row: null,
        column: dimension,
        reason: "every indicator of the dimension is missing for everybody",
        remedy: "measure by a pack without this dimension",
      })),
    );
  const kept = scheme.indicators.filter(({ code }) => !missing.has(code));
  const parts = kept.map((one) => ({
    one,
    numerator: one.weight * sumIn(one.dimension, false),
    denominator: sumIn(one.dimension, true),
  }));
  const common = parts.reduce((so, { denominator }) => (so / greatestDivisor(so, denominator)) * denominator, 1);
  return schemeOf(
    inLowestParts(
      parts.map(({ one, numerator, denominator }) => ({ ...one, weight: (numerator * common) / denominator })),
    ),
  );
}

/** The same indicators, with these parts of the whole for the dimensions: inside a dimension weights keep their proportion. */
export function reweighted(
  scheme: Scheme,
  shares: ReadonlyMap<string, number>,
): Result<Scheme, readonly MeasureFault[]> {
  const inDimension = new Map<string, number>();
  for (const { dimension, weight } of scheme.indicators)
    inDimension.set(dimension, (inDimension.get(dimension) ?? 0) + weight);
  const common = [...inDimension.values()].reduce((so, sum) => (so / greatestDivisor(so, sum)) * sum, 1);
  return schemeOf(
    inLowestParts(
      scheme.indicators.map((one) => ({
        ...one,
        weight: one.weight * (shares.get(one.dimension) ?? 0) * (common / (inDimension.get(one.dimension) ?? 1)),
      })),
    ),
  );
}

function inLowestParts(indicators: readonly SchemeIndicator[]): readonly SchemeIndicator[] {
  const divisor = indicators.reduce((so, { weight }) => greatestDivisor(so, weight), 0);
  return divisor > 1 ? indicators.map((one) => ({ ...one, weight: one.weight / divisor })) : indicators;
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}
