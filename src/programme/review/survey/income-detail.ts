/**
 * Income by its sources over twelve months: each an amount of a month and in how many months, or a sum of the year, with what it cost to
 * earn it. The figure that decides is computed from them and never typed beside them, so it can be explained and contested.
 */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import { isWithinBounds } from "./answer-bounds.ts";
import type { Bounds, Form, IncomeSource } from "./form.ts";

export type IncomeLine = {
  readonly source: string;
  /** In how many months the amount came; null: the amount is that of the year. */
  readonly months: number | null;
  readonly amount: number;
  /** What it cost in the twelve months to earn it. */
  readonly cost: number;
};

/** What a source brought in twelve months, its costs deducted; below zero where it lost money. */
export const yearOf = ({ months, amount, cost }: IncomeLine): number => amount * (months ?? 1) - cost;

export type IncomeSums = {
  readonly year: number;
  readonly month: number;
  readonly perPerson: number;
  readonly people: number;
};

/** Sums of the sources that count, rounded half up to the smallest unit at each step that is shown; a loss of the year is an income of 0. */
export function sumIncome(
  lines: readonly IncomeLine[],
  sources: readonly Pick<IncomeSource, "source" | "excluded">[],
  people: number,
): IncomeSums {
  const excluded = new Set(sources.filter((one) => one.excluded === true).map(({ source }) => source));
  const year = lines.reduce((sum, line) => (excluded.has(line.source) ? sum : sum + yearOf(line)), 0);
  const counted = Math.max(0, year);
  const shared = people === 0 ? 0 : Math.floor((2 * counted + 12 * people) / (24 * people));
  return { year, month: Math.floor((counted + 6) / 12), perPerson: shared, people };
}

/** Why the sources are not those of the form, or do not give the income that is stated beside them. */
export function refuseIncomeDetail(form: Form | undefined, answers: Answers): Refusal | undefined {
  const { incomeDetail: lines } = answers;
  if (lines === undefined) return undefined;
  const sources = form?.incomeSources ?? [];
  const seen = new Set<string>();
  for (const line of lines) {
    const { source, amount, cost } = line;
    if (!sources.some((one) => one.source === source)) return refuse("review.income_source_unknown", { source });
    if (seen.has(source)) return refuse("review.income_source_twice", { source });
    seen.add(source);
    const beyond = [amount, cost].find((figure) => !isPossible(form?.incomeSourceBounds, figure));
    if (beyond !== undefined && form?.incomeSourceBounds !== undefined) {
      const { from, to } = form.incomeSourceBounds;
      return refuse("review.answer_out_of_bounds", { question: "income", answer: beyond, least: from, most: to });
    }
  }
  const stated = answers.incomePerPerson ?? 0;
  const { perPerson: computed } = sumIncome(lines, sources, answers.members.length);
  return stated === computed && answers.incomePerPerson !== undefined
    ? undefined
    : refuse("review.income_differs", { stated: String(stated), computed: String(computed) });
}

const isPossible = (bounds: Bounds | undefined, figure: number) =>
  bounds === undefined || isWithinBounds(bounds, figure);
