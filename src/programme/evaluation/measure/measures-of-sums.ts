/**
 * The measures of levels.ts from sums over everybody: nobody was sampled, so there is no sampling error and nothing but whole numbers is
 * divided. The sums come from the database; a test holds that a survey of the same households has the same measures.
 */
import type { SchemeIndicator } from "./scheme.ts";

/** Of one group, by people or by households. Scores are in parts of the weight base, `lacking` and `censored` by indicator. */
export type GroupSums = {
  readonly counted: number;
  readonly deprived: number;
  readonly score: number;
  readonly lacking: readonly number[];
  readonly censored: readonly number[];
};

export type PartMeasures = { readonly contribution: number | null; readonly share: number | null };
export type IndicatorMeasures = PartMeasures & {
  readonly code: string;
  readonly uncensored: number | null;
  readonly censored: number | null;
};
export type GroupMeasures = {
  readonly H: number | null;
  readonly A: number | null;
  readonly M0: number | null;
  readonly indicators: readonly IndicatorMeasures[];
  readonly dimensions: readonly (PartMeasures & { readonly code: string })[];
};

const ratio = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

export function measuresOfSums(sums: GroupSums, indicators: readonly SchemeIndicator[]): GroupMeasures {
  const base = indicators.reduce((sum, { weight }) => sum + weight, 0);
  const { counted, deprived, score } = sums;
  const scoreOf = (of: (indicator: SchemeIndicator) => boolean) =>
    indicators.reduce((sum, one, at) => (of(one) ? sum + one.weight * (sums.censored[at] ?? 0) : sum), 0);
  const part = (own: number): PartMeasures => ({ contribution: ratio(own, counted * base), share: ratio(own, score) });
  return {
    H: ratio(deprived, counted),
    A: ratio(score, deprived * base),
    M0: ratio(score, counted * base),
    indicators: indicators.map(({ code }, at) => ({
      code,
      uncensored: ratio(sums.lacking[at] ?? 0, counted),
      censored: ratio(sums.censored[at] ?? 0, counted),
      ...part(scoreOf((one) => one.code === code)),
    })),
    dimensions: [...new Set(indicators.map(({ dimension }) => dimension))].map((code) => ({
      code,
      ...part(scoreOf((one) => one.dimension === code)),
    })),
  };
}

/** The sums of groups that have nobody in common. */
export function addGroups(groups: readonly GroupSums[], indicators: number): GroupSums {
  const add = (of: (sums: GroupSums) => number) => groups.reduce((sum, one) => sum + of(one), 0);
  const each = (of: (sums: GroupSums) => readonly number[]) =>
    Array.from({ length: indicators }, (_, at) => add((one) => of(one)[at] ?? 0));
  return {
    counted: add(({ counted }) => counted),
    deprived: add(({ deprived }) => deprived),
    score: add(({ score }) => score),
    lacking: each(({ lacking }) => lacking),
    censored: each(({ censored }) => censored),
  };
}

/** Cut-offs beside the standard's own at which measures are offered to everybody: a fifth, a quarter, a third, two fifths, half of the weights. */
export function offeredCutoffs(own: number, weightBase: number): readonly number[] {
  const parts = [
    [1, 5],
    [1, 4],
    [1, 3],
    [2, 5],
    [1, 2],
  ] as const;
  const asked = parts.map(([numerator, denominator]) => Math.ceil((weightBase * numerator) / denominator));
  return [...new Set([own, ...asked])].toSorted((a, b) => a - b);
}
