import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { readScoreRows, sumPoints } from "./score-table.ts";
import type { ScoreTable } from "./score-table.ts";

const row = (area_group: string, question: string, answer_code: string, points: string) => ({
  area_group,
  question,
  answer_code,
  points,
});
const good = [
  row("urban", "water", "clean", "5"),
  row("urban", "water", "other", "0"),
  row("urban", "assets", "none", "-5"),
  row("rural", "water", "clean", "10"),
  row("rural", "assets", "none", "0"),
];
const read = readScoreRows(good);
assert.ok(read.ok);
const table: ScoreTable = { standardId: "vn-2022-2026", name: "made up", sample: true, rows: read.value };

function errorsOf(rows: readonly Readonly<Record<string, string>>[]) {
  const result = readScoreRows(rows);
  assert.ok(!result.ok);
  return result.failure.map(({ row: at, field, reason }) => `${at} ${field}: ${reason}`);
}

describe("a table of points is taken whole or not at all", () => {
  for (const [what, rows, expected] of [
    [
      "points that are no whole number",
      [row("urban", "water", "clean", "5,5")],
      '1 points: "5,5" is not a whole number',
    ],
    ["an empty cell", [row("urban", "", "clean", "5")], "1 question: the cell is empty"],
    [
      "a column that is not there",
      [{ area_group: "urban", question: "water", points: "5" }],
      "1 answer_code: the cell is empty",
    ],
    [
      "an answer that stands twice",
      [...good, row("urban", "water", "clean", "7")],
      "6 answer_code: this answer stands twice",
    ],
    [
      "a question that one area group lacks",
      good.slice(0, 4),
      "4 question: area group rural has no points for question assets",
    ],
    ["no rows", [], "1 area_group: the table has no rows"],
  ] as const) {
    test(`${what} is refused with its row and field`, () => assert.deepEqual(errorsOf(rows), [expected]));
  }
  test("all errors come at once, each with a remedy", () => {
    const result = readScoreRows([row("", "water", "clean", "x"), row("urban", "water", "", "1")]);
    assert.ok(!result.ok);
    assert.deepEqual(
      result.failure.filter((error) => error.field !== "question").map((error) => [error.row, error.field]),
      [
        [1, "area_group"],
        [1, "points"],
        [2, "answer_code"],
      ],
    );
    assert.ok(result.failure.every((error) => error.remedy !== ""));
  });
});

describe("the points of a household", () => {
  test("are summed over the questions of its own area group", () => {
    const answers = { water: "clean", assets: "none" };
    assert.deepEqual(sumPoints(table, "urban", answers), { ok: true, value: 0 });
    assert.deepEqual(sumPoints(table, "rural", answers), { ok: true, value: 10 });
  });
  test("are refused when a question was not answered", () => {
    assert.deepEqual(sumPoints(table, "urban", { water: "clean" }), {
      ok: false,
      failure: { code: "review.answer_missing", facts: { question: "assets", indicator: "income", missing: "assets" } },
    });
  });
  test("are refused when the table has no such answer", () => {
    assert.deepEqual(sumPoints(table, "urban", { water: "sea", assets: "none" }), {
      ok: false,
      failure: { code: "review.answer_unknown", facts: { question: "water", answer: "sea" } },
    });
  });
  for (const areaGroup of ["rural_delta", null]) {
    test(`are refused when there is no table for the area group ${areaGroup}`, () => {
      const result = sumPoints(table, areaGroup, { water: "clean", assets: "none" });
      assert.ok(!result.ok);
      assert.equal(result.failure.code, "review.no_score_table");
    });
  }
});
