/** Does the order of the groups depend on the choice of cut-off and weights? (Alkire et al. 2015, chapter 8) */
import { everybody } from "./measure-survey.ts";
import type { Cutoff, Scheme } from "./scheme.ts";
import { scoresOf, sumUnits } from "./sums-of-units.ts";
import type { Survey } from "./survey.ts";

export type Alternative = { readonly name: string; readonly scheme: Scheme; readonly k: Cutoff };
export type Agreement = {
  readonly grouping: string;
  readonly time: string;
  readonly alternative: string;
  readonly groups: number;
  /** 1: the same order; -1: the opposite one; null where all groups are equal or there is only one. */
  readonly spearman: number | null;
  readonly kendall: number | null;
};

/** The order of groups by M0 under each alternative, compared with the first. */
export function robustnessOf(
  survey: Survey,
  base: Alternative,
  alternatives: readonly Alternative[],
): readonly Agreement[] {
  const found: Agreement[] = [];
  for (const grouping of survey.groupings) {
    if (grouping.name === everybody) continue;
    const valuesBy = ({ scheme, k }: Alternative): readonly (number | null)[] => {
      const other = { ...survey, scheme };
      const sums = sumUnits(other, grouping, [k], scoresOf(other));
      const scores = sums.cutoffs[0]?.scores.totals ?? [];
      return Array.from(scores, (score, cell) => {
        const weight = sums.weights.totals[cell] ?? 0;
        return weight === 0 ? null : score / (weight * scheme.weightBase);
      });
    };
    const own = valuesBy(base);
    for (const alternative of alternatives) {
      const other = valuesBy(alternative);
      for (const [at, { label }] of survey.times.entries()) {
        const pairs = own.flatMap((value, cell) => {
          const compared = other[cell] ?? null;
          return cell % survey.times.length !== at || value === null || compared === null
            ? []
            : [[value, compared] as const];
        });
        const [ours, theirs] = [pairs.map(([one]) => one), pairs.map(([, two]) => two)];
        found.push({
          grouping: grouping.name,
          time: label,
          alternative: alternative.name,
          groups: pairs.length,
          spearman: spearman(ours, theirs),
          kendall: kendall(ours, theirs),
        });
      }
    }
  }
  return found;
}

/** Pearson's correlation of ranks, equal values sharing the mean of their ranks. */
export function spearman(ours: readonly number[], theirs: readonly number[]): number | null {
  const [a, b] = [ranksOf(ours), ranksOf(theirs)];
  const mean = (a.length + 1) / 2;
  let [both, one, other] = [0, 0, 0];
  for (const [at, rank] of a.entries()) {
    const [x, y] = [rank - mean, (b[at] ?? 0) - mean];
    both += x * y;
    one += x * x;
    other += y * y;
  }
  return one === 0 || other === 0 ? null : both / Math.sqrt(one * other);
}

/** Kendall's tau-b: pairs in the same order less pairs in the opposite one, ties allowed for. */
export function kendall(ours: readonly number[], theirs: readonly number[]): number | null {
  let [same, one, other] = [0, 0, 0];
  for (const [at, value] of ours.entries())
    for (let next = at + 1; next < ours.length; next += 1) {
      const x = Math.sign(value - (ours[next] ?? 0));
      const y = Math.sign((theirs[at] ?? 0) - (theirs[next] ?? 0));
      same += x * y;
      one += x * x;
      other += y * y;
    }
  return one === 0 || other === 0 ? null : same / Math.sqrt(one * other);
}

function ranksOf(values: readonly number[]): readonly number[] {
  const order = values.map((_, at) => at).sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranks = values.map(() => 0);
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (let at = from; at < to; at += 1) ranks[order[at] ?? 0] = (from + to + 1) / 2;
    from = to;
  }
  return ranks;
}
