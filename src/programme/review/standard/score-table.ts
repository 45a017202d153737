import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

/** Points of form B1: how much each answer to each question stands for, by area group (docs/law.md L3.5). */
export type ScoreTable = {
  readonly standardId: string;
  readonly name: string;
  /** Not an official table: every page and print that rests on it says so. */
  readonly sample: boolean;
  readonly rows: readonly ScoreRow[];
};
export type ScoreRow = {
  readonly areaGroup: string;
  readonly question: string;
  readonly answerCode: string;
  readonly points: number;
};
export type ScoreTableError = {
  readonly row: number;
  readonly field: string;
  readonly reason: string;
  readonly remedy: string;
};

export const scoreColumns = ["area_group", "question", "answer_code", "points"] as const;

/**
 * Reads rows of a table (row 1 is the first under the heads). All errors at once: an empty cell, points that are not whole
 * numbers, an answer that stands twice, a question that one area group has and another has not.
 */
export function readScoreRows(
  rows: readonly Readonly<Record<string, string>>[],
): Result<readonly ScoreRow[], readonly ScoreTableError[]> {
  const errors: ScoreTableError[] = [];
  const seen = new Set<string>();
  const read = rows.map((cells, position): ScoreRow => {
    const row = position + 1;
    for (const field of scoreColumns) {
      if ((cells[field] ?? "").trim() === "")
        errors.push({ row, field, reason: "the cell is empty", remedy: "fill it as in the official table" });
    }
    const text = (cells["points"] ?? "").trim();
    if (text !== "" && !/^-?\d{1,4}$/.test(text)) {
      errors.push({
        row,
        field: "points",
        reason: `"${text}" is not a whole number`,
        remedy: "write the points as a whole number",
      });
    }
    const one = {
      areaGroup: cells["area_group"] ?? "",
      question: cells["question"] ?? "",
      answerCode: cells["answer_code"] ?? "",
      points: Number(text),
    };
    const key = `${one.areaGroup}\u001F${one.question}\u001F${one.answerCode}`;
    if (seen.has(key))
      errors.push({
        row,
        field: "answer_code",
        reason: "this answer stands twice",
        remedy: "keep one of the two rows",
      });
    seen.add(key);
    return one;
  });
  if (rows.length === 0)
    errors.push({
      row: 1,
      field: "area_group",
      reason: "the table has no rows",
      remedy: "load the file that the province issued",
    });
  errors.push(...questionGaps(read));
  return errors.length > 0 ? failure(errors) : success(read);
}

/** A table that lacks more than this is another table. */
const mostGaps = 1000;

function questionGaps(rows: readonly ScoreRow[]): readonly ScoreTableError[] {
  const firstRows = new Map<string, number>();
  for (const [at, { areaGroup }] of rows.entries()) if (!firstRows.has(areaGroup)) firstRows.set(areaGroup, at + 1);
  const questions = new Set(rows.map(({ question }) => question));
  const asked = new Set(rows.map(({ areaGroup, question }) => `${areaGroup}\u001F${question}`));
  const gaps: ScoreTableError[] = [];
  for (const [group, row] of firstRows) {
    for (const question of questions) {
      if (asked.has(`${group}\u001F${question}`)) continue;
      gaps.push({
        row,
        field: "question",
        reason: `area group ${group} has no points for question ${question}`,
        remedy: "add its rows, with 0 points where it does not count",
      });
      if (gaps.length >= mostGaps) return gaps;
    }
  }
  return gaps;
}

/** The points of a household: one answer to each question of its area group. Refuses a missing or unknown answer by name. */
export function sumPoints(
  table: ScoreTable,
  areaGroup: string | null,
  answers: Readonly<Record<string, string>>,
): Result<number, Refusal> {
  const rows = table.rows.filter((row) => row.areaGroup === areaGroup);
  if (rows.length === 0) return failure(refuse("review.no_score_table", { areaGroup: areaGroup ?? "" }));
  let sum = 0;
  for (const question of new Set(rows.map((row) => row.question))) {
    const answer = answers[question];
    if (answer === undefined)
      return failure(refuse("review.answer_missing", { question, indicator: "income", missing: question }));
    const row = rows.find((one) => one.question === question && one.answerCode === answer);
    if (row === undefined) return failure(refuse("review.answer_unknown", { question, answer }));
    sum += row.points;
  }
  return success(sum);
}
