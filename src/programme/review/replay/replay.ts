import type { Result } from "#kernel/result.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { ScoredReview } from "#programme/review/survey/score-review.ts";

/** What a review says on record. */
export type RecordedResult = {
  readonly class: string;
  readonly deprivations: number | null;
  readonly incomeScore: number | null;
  readonly incomePerPerson: number | null;
  readonly lowIncomeWorkers: number | null;
};

/** Where the record and what follows from standard, answers and area differ; empty: they are equal. */
export type ReplayDifference = "class" | "deprivations" | "income" | "low_income_workers" | "cannot_be_computed";

export function compareReplay(
  recorded: RecordedResult,
  again: Result<ScoredReview, Refusal>,
): readonly ReplayDifference[] {
  if (!again.ok) return ["cannot_be_computed"];
  const { class: found, deprivations, income, lowIncomeWorkers } = again.value;
  const score = income.route === "score" ? income.score : null;
  const perPerson = income.route === "measured" ? income.perPerson : null;
  const isSameIncome =
    score === recorded.incomeScore &&
    (perPerson === null ? recorded.incomePerPerson === null : Number(recorded.incomePerPerson) === perPerson);
  return [
    ...(found === recorded.class ? [] : (["class"] as const)),
    ...(deprivations === recorded.deprivations ? [] : (["deprivations"] as const)),
    ...(isSameIncome ? [] : (["income"] as const)),
    ...(lowIncomeWorkers === recorded.lowIncomeWorkers ? [] : (["low_income_workers"] as const)),
  ];
}
