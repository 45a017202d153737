/** From answers to class, the whole way; by a standard of one indicator. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import { scoreReview } from "./score-review.ts";
import type { ScoringBase } from "./score-review.ts";
import type { ScoreTable } from "#programme/review/standard/score-table.ts";
import { openStandard } from "#programme/review/standard/standard.ts";
import type { StandardPack } from "#programme/review/standard/standard-pack.ts";

const texts = (text: string) => ({ vi: text, en: text, id: text });
const pack: StandardPack = {
  id: "small",
  version: "1",
  kind: "standard",
  draft: false,
  title: texts("small"),
  validFrom: localDate("2026-01-01"),
  validTo: null,
  sources: ["test"],
  household: {},
  member: { attends: { type: "bool", from: 6, to: 14 } },
  services: [{ code: "school", name: texts("school") }],
  indicators: [
    {
      code: "schooling",
      service: "school",
      name: texts("schooling"),
      rule: "members.exists(m, m.age >= 6 && m.age <= 14 && !m.attends)",
      weight: 1,
      explanation: { deprived: texts("a child at home"), notDeprived: texts("no child at home") },
      source: "test",
      confidence: "low",
    },
  ],
  weightBase: 1,
  deprivedFrom: 1,
  income: { lines: { rural: 1000, urban: 2000 }, scoreCuts: { rural: 10, urban: 20 } },
  classes: [
    {
      code: "poor",
      name: texts("poor"),
      rule: "(route == 'score' ? score <= scoreCut : income <= incomeLine) && deprivations >= 1",
    },
    { code: "non_poor", name: texts("not poor"), rule: "true" },
  ],
};
const opened = openStandard(pack, "small.yaml");
assert.ok(opened.ok);
const rows = [{ areaGroup: "coast", question: "size", answerCode: "one", points: 10 }];
const sample: ScoreTable = { standardId: "small", name: "made up", sample: true, rows };
const base: ScoringBase = {
  standard: opened.value,
  setting: "rural",
  areaGroup: "coast",
  referenceDate: localDate("2026-10-01"),
  scoreTable: sample,
};
const child = { personId: "c", birthDate: "2018-10-01", birthPrecision: "day", attends: false };
const answers: Answers = { household: {}, members: [child], incomePerPerson: 1000 };
const byPoints: Answers = { household: {}, members: [child], points: { size: "one" } };

function codeOf(given: Partial<ScoringBase>, reported: Answers = answers) {
  const result = scoreReview({ ...base, ...given }, reported);
  return result.ok ? result.value.class : result.failure.code;
}

describe("a review is scored", () => {
  test("by measured income, which goes before points", () => {
    assert.equal(codeOf({}), "poor");
    assert.equal(codeOf({}, { ...byPoints, incomePerPerson: 1001 }), "non_poor");
  });
  test("by points where nothing was measured, and a sample table is reported with the result", () => {
    const result = scoreReview(base, byPoints);
    assert.ok(result.ok);
    assert.deepEqual(result.value.income, { route: "score", score: 10 });
    assert.equal(result.value.sampleScores, true);
    const official = scoreReview({ ...base, scoreTable: { ...sample, sample: false } }, byPoints);
    assert.ok(official.ok && !official.value.sampleScores);
  });
  test("measured income rests on no table, so it is not called a sample", () => {
    const result = scoreReview(base, answers);
    assert.ok(result.ok && !result.value.sampleScores);
  });
  test("an age that rests on the year of birth alone is reported with the result", () => {
    const given = { ...answers, members: [{ ...child, birthPrecision: "year", birthDate: "2018-01-01" }] };
    const result = scoreReview(base, given);
    assert.ok(result.ok);
    assert.deepEqual(result.value.approximateAges, ["c"]);
  });
  test("by the age on the reference date of the round, not on another day", () => {
    assert.equal(codeOf({ referenceDate: localDate("2024-09-30") }), "non_poor");
    assert.equal(codeOf({ referenceDate: localDate("2024-10-01") }), "poor");
  });
});

describe("a review is not scored, and says why", () => {
  for (const [what, given, reported, code] of [
    ["the setting of the area is not known", { setting: null }, answers, "review.setting_unknown"],
    ["there is no table of points", { scoreTable: undefined }, byPoints, "review.no_score_table"],
    ["the table has nothing for the area group", { areaGroup: "highlands" }, byPoints, "review.no_score_table"],
    ["neither income nor points were reported", {}, { household: {}, members: [child] }, "review.answer_missing"],
    ["nobody lives there", {}, { ...answers, members: [] }, "review.answer_missing"],
    ["a birth is not reported", {}, { ...answers, members: [{ personId: "c" }] }, "review.member_answer_missing"],
    [
      "the birth is more than a year after the reference date",
      {},
      { ...answers, members: [{ ...child, birthDate: "2027-10-03" }] },
      "review.member_answer_missing",
    ],
    [
      "a child's schooling is not reported",
      {},
      { ...answers, members: [{ ...child, attends: undefined }] },
      "review.member_answer_missing",
    ],
    [
      "an answer is of another type",
      {},
      { ...answers, members: [{ ...child, attends: "yes" }] },
      "review.answer_unknown",
    ],
  ] as const satisfies readonly (readonly [string, Partial<ScoringBase>, Answers, string])[]) {
    test(what, () => assert.equal(codeOf(given, reported), code));
  }
});
