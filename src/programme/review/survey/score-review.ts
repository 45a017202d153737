import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { classify } from "#programme/review/standard/classify.ts";
import type { Classification, Income } from "#programme/review/standard/classify.ts";
import { factsOf } from "#programme/review/standard/facts.ts";
import type { AnswerProblem, Answers, Facts } from "#programme/review/standard/facts.ts";
import { countLowIncomeWorkers } from "#programme/review/standard/low-income-workers.ts";
import { sumPoints } from "#programme/review/standard/score-table.ts";
import type { ScoreTable } from "#programme/review/standard/score-table.ts";
import type { Standard } from "#programme/review/standard/standard.ts";
import type { Setting } from "#programme/review/standard/standard-pack.ts";

/** What the result of a review rests on beside the answers: standard, area, date, table of points. */
export type ScoringBase = {
  readonly standard: Standard;
  readonly setting: Setting | null;
  readonly areaGroup: string | null;
  readonly referenceDate: LocalDate;
  readonly scoreTable: ScoreTable | undefined;
  /** How a person is called where an answer about him or her is missing; else by the id. */
  readonly nameOf?: (personId: string) => string;
};

export type ScoredReview = Classification & {
  readonly facts: Facts;
  readonly setting: Setting;
  readonly income: Income;
  readonly sampleScores: boolean;
  /** Beside the class; null where it cannot be said (see countLowIncomeWorkers). */
  readonly lowIncomeWorkers: number | null;
  /** People whose age rests on a year or month of birth only. */
  readonly approximateAges: readonly string[];
};

/**
 * From answers to class: the whole way, pure. The same base and answers give the same result for ever; a replay compares it
 * with the record.
 */
export function scoreReview(base: ScoringBase, answers: Answers): Result<ScoredReview, Refusal> {
  const { standard, setting } = base;
  if (setting === null) return failure(refuse("review.setting_unknown", {}, "Decree 07/2021/ND-CP Art. 3"));
  const read = factsOf(standard.pack, answers, setting, base.referenceDate);
  if (!read.ok) return failure(refuseAnswer(read.problems, base.nameOf));
  const income = incomeOf(base, answers);
  if (!income.ok) return income;
  const result = classify(standard, read.facts, income.value.income);
  if (!result.ok) return result;
  return success({
    ...result.value,
    ...income.value,
    facts: read.facts,
    setting,
    approximateAges: read.approximateAges,
    lowIncomeWorkers: countLowIncomeWorkers(standard, read.facts, {
      class: result.value.class,
      income: income.value.income,
    }),
  });
}

/** The first answer that is missing or is none, with its question and whose it is. */
function refuseAnswer(problems: readonly AnswerProblem[], nameOf = (personId: string) => personId): Refusal {
  const [first] = problems;
  const { path = "", field = "", personId, given = "" } = first ?? {};
  const more = { missing: path, problems: problems.length };
  if (first?.problem !== "missing") return refuse("review.answer_unknown", { question: field, answer: given, ...more });
  if (personId === undefined) return refuse("review.answer_missing", { question: field, ...more });
  return refuse("review.member_answer_missing", { question: field, name: nameOf(personId), personId, ...more });
}

/** Measured income where it was measured, else the points of form B1, else none where the standard has no income side. */
function incomeOf(
  { standard, scoreTable, areaGroup }: ScoringBase,
  answers: Answers,
): Result<{ readonly income: Income; readonly sampleScores: boolean }, Refusal> {
  if (standard.pack.income === undefined) return success({ income: { route: "none" }, sampleScores: false });
  if (answers.incomePerPerson !== undefined) {
    return success({ income: { route: "measured", perPerson: answers.incomePerPerson }, sampleScores: false });
  }
  if (answers.points === undefined)
    return failure(refuse("review.answer_missing", { question: "income", missing: "income", problems: 1 }));
  if (scoreTable === undefined)
    return failure(
      refuse("review.no_score_table", { areaGroup: areaGroup ?? "" }, "Circular 07/2021/TT-BLDTBXH, form B1"),
    );
  const score = sumPoints(scoreTable, areaGroup, answers.points);
  if (!score.ok) return score;
  return success({ income: { route: "score", score: score.value }, sampleScores: scoreTable.sample });
}
