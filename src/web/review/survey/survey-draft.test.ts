import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { idOf } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { answersOf } from "#web/review/interview/survey-answers.ts";
import { draftOf, stepOf, surveyDayId } from "./survey-draft.ts";
import type { SurveyField, SurveyForm } from "./survey-draft.ts";

const texts = (text: string) => ({ vi: text, en: text, id: text });
const field = (name: string, more: Partial<SurveyField>): SurveyField => ({
  field: name,
  type: "bool",
  label: texts(name),
  help: null,
  unit: null,
  decimals: 0,
  values: [],
  optional: false,
  when: null,
  forClass: false,
  bounds: null,
  usual: null,
  usualAges: null,
  ...more,
});
const child = idOf("person", "0192f5a0-0000-7000-8000-000000000001");
const form: SurveyForm = {
  title: texts("form"),
  standardTitle: texts("standard"),
  year: 2026,
  referenceDate: localDate("2026-10-01"),
  state: "listed",
  blocked: null,
  surveyedOn: null,
  answered: { how: null, at: null, hasPlace: false },
  headName: null,
  villageId: null,
  villageName: null,
  communeName: "Ba Tơ",
  communeFullName: "Xã Ba Tơ",
  incomeBounds: null,
  usualIncome: null,
  incomeSources: ["wages", "crops"].map((source) => ({ source, name: texts(source), help: null, excluded: false })),
  incomeSourceBounds: { from: 1000, to: 1_000_000_000, orZero: true },
  household: [
    {
      title: texts("house"),
      fields: [
        field("roof", {}),
        field("area", { type: "int", decimals: 2, bounds: { from: 1, to: 2000, orZero: false } }),
        field("note", { type: "string", optional: true }),
      ],
    },
  ],
  member: [
    field("sex", { type: "string" }),
    field("stunted", {}),
    field("measured", { when: { field: "stunted", is: [true] } }),
    field("work", { type: "string" }),
  ],
  members: [
    {
      personId: child,
      fullName: "A",
      relation: "child",
      sex: "male",
      birthDate: localDate("2020-01-01"),
      birthPrecision: "day",
      age: 6,
      asks: ["sex", "stunted", "measured"],
      livesFrom: localDate("2020-01-01"),
      livesTo: localDate("2026-10-31"),
    },
  ],
  points: null,
  earlier: null,
  answers: null,
};

describe("the survey form", () => {
  test("names every answer that is missing, and asks a member only what his age asks", () => {
    const read = answersOf(draftOf(form, "2026-10-02"), form);
    assert.ok(!read.ok);
    assert.deepEqual(
      read.errors.map(({ fieldId }) => fieldId),
      ["answer-roof", "answer-area", `answer-${child}-stunted`, "answer-incomePerPerson"],
    );
  });
  test("gives back what was answered, in the standard's own units", () => {
    const draft = draftOf(form, "2026-10-02");
    const filled = {
      ...draft,
      household: { roof: "yes", area: "45,5", note: "" },
      members: { [child]: { stunted: "no", work: "" } },
      incomePerPerson: "900.000",
    };
    const read = answersOf(filled, form);
    assert.ok(read.ok);
    assert.deepEqual(read.answers.household, { roof: true, area: 4550, note: null });
    assert.deepEqual(read.answers.incomePerPerson, 900_000);
    assert.deepEqual(read.answers.members[0]?.["stunted"], false);
    const again = draftOf(
      {
        ...form,
        answers: {
          household: read.answers.household,
          members: [{ personId: child, stunted: false }],
          incomePerPerson: 900_000,
          incomeDetail: [],
          points: {},
        },
      },
      "2026-10-03",
    );
    assert.deepEqual([again.household["area"], again.members[child]?.["stunted"]], ["45,5", "no"]);
  });
  test("an income by its sources travels with them and comes back as it was typed", () => {
    const draft = {
      ...draftOf(form, "2026-10-02"),
      household: { roof: "yes", area: "45,5", note: "" },
      members: { [child]: { stunted: "no", work: "" } },
      incomeBySources: true,
      incomeLines: {
        crops: { months: "", amount: "9.000.000", cost: "1.200.000" },
        wages: { months: "4", amount: "1.500.000", cost: "" },
      },
    };
    const read = answersOf(draft, form);
    assert.ok(read.ok);
    assert.deepEqual(read.answers.incomeDetail, [
      { source: "wages", months: 4, amount: 1_500_000, cost: 0 },
      { source: "crops", months: null, amount: 9_000_000, cost: 1_200_000 },
    ]);
    assert.equal(read.answers.incomePerPerson, (6_000_000 + 7_800_000) / 12);
    const answers = { household: {}, members: [], incomePerPerson: 1_150_000, points: {} };
    const again = draftOf(
      { ...form, answers: { ...answers, incomeDetail: [...read.answers.incomeDetail] } },
      "2026-10-03",
    );
    assert.equal(again.incomeBySources, true);
    assert.deepEqual(again.incomeLines["wages"], { months: "4", amount: "1500000", cost: "" });
    const typed = { crops: { months: "", amount: "chín triệu", cost: "1" } };
    const wrong = answersOf({ ...draft, incomeLines: typed }, form);
    assert.deepEqual(wrong.ok ? [] : wrong.errors.map(({ fieldId, problem }) => [fieldId, problem]), [
      ["answer-income-crops-amount", "not_a_number"],
      ["answer-income-crops-cost", "out_of_bounds"],
    ]);
    const none = answersOf({ ...draft, incomeLines: {} }, form);
    assert.deepEqual(none.ok ? [] : none.errors.map(({ fieldId }) => fieldId), ["answer-incomePerPerson"]);
  });
  test("each input stands on one step: the house, the member, the income", () => {
    assert.deepEqual(
      ["answer-roof", `answer-${child}-stunted`, "answer-incomePerPerson"].map((id) => stepOf(id, form, form.members)),
      [0, 1, 2],
    );
  });
  test("what hangs on another answer is asked after that answer, and only then", () => {
    const after = (stunted: string) => {
      const read = answersOf({ ...draftOf(form, "2026-10-02"), members: { [child]: { stunted } } }, form);
      return read.ok ? [] : read.errors.map(({ fieldId }) => fieldId);
    };
    assert.ok(after("yes").includes(`answer-${child}-measured`));
    assert.ok(!after("no").includes(`answer-${child}-measured`));
  });
  test("of who has left before the day of the survey nothing is asked, and nothing is sent", () => {
    const draft = { ...draftOf(form, "2026-11-01"), household: { roof: "yes", area: "45", note: "" } };
    const read = answersOf({ ...draft, incomePerPerson: "900000" }, form);
    assert.ok(read.ok);
    assert.deepEqual(read.answers.members, []);
  });
  test("a figure beyond its limits is reported with them", () => {
    const draft = { ...draftOf(form, "2026-10-02"), household: { roof: "yes", area: "45000", note: "" } };
    const read = answersOf(draft, form);
    assert.ok(!read.ok);
    assert.deepEqual(
      read.errors.find(({ fieldId }) => fieldId === "answer-area"),
      { fieldId: "answer-area", problem: "out_of_bounds", bounds: { from: 1, to: 2000, orZero: false } },
    );
  });
  test("a figure below zero is one, and its limits are said", () => {
    const draft = { ...draftOf(form, "2026-10-02"), household: { roof: "yes", area: "-100", note: "" } };
    const read = answersOf(draft, form);
    assert.ok(!read.ok);
    assert.equal(read.errors.find(({ fieldId }) => fieldId === "answer-area")?.problem, "out_of_bounds");
  });
  test("a day of the survey that is none is reported at its field, and a day that is one is not", () => {
    for (const [surveyedOn, problems] of [
      ["31/02/2026", ["not_a_day"]],
      ["2026-02-30", ["not_a_day"]],
      ["", ["not_a_day"]],
      ["2026-10-02", []],
    ] as const) {
      const read = answersOf({ ...draftOf(form, "2026-10-02"), surveyedOn }, form);
      assert.ok(!read.ok);
      const ofDay = read.errors.filter(({ fieldId }) => fieldId === surveyDayId).map(({ problem }) => problem);
      assert.deepEqual(ofDay, problems, surveyedOn);
    }
  });
  test("a figure that is none is reported as such", () => {
    const draft = { ...draftOf(form, "2026-10-02"), household: { roof: "yes", area: "about 40", note: "" } };
    const read = answersOf(draft, form);
    assert.ok(
      !read.ok && read.errors.some((error) => error.fieldId === "answer-area" && error.problem === "not_a_number"),
    );
  });
});
