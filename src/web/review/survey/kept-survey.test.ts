import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { isOvertaken, keptWork } from "./kept-survey.ts";
import type { KeptSurvey } from "./kept-survey.ts";
import { namedId } from "#test/support/named-id.ts";

const survey: KeptSurvey = {
  surveyedOn: "2026-10-02",
  household: {},
  members: {},
  route: "measured",
  incomePerPerson: "",
  points: {},
  incomeLines: {},
  incomeBySources: false,
  sections: {},
  headName: "Phạm Văn A",
  step: 1,
  keptAt: "2026-10-02T02:15:00Z",
  begunFrom: "",
};
const picture = { householdId: namedId("household", "h2"), roundId: namedId("round", "r"), headName: "Hồ Thị B" };

describe("a survey that was begun here", () => {
  test("is overtaken when the server has other answers than it had then", () => {
    const answers = { household: {}, members: [], incomePerPerson: 900_000, incomeDetail: [], points: {} };
    const began = { begunFrom: JSON.stringify([null, null]) };
    assert.equal(isOvertaken(began, { surveyedOn: null, answers: null }), false);
    assert.equal(isOvertaken(began, { surveyedOn: localDate("2026-10-02"), answers }), true);
  });
});

describe("what was not sent yet", () => {
  test("is reported household by household, answers and pictures together", () => {
    const work = keptWork(
      [picture, picture, { ...picture, householdId: namedId("household", "h1") }],
      [["r.h1", JSON.stringify(survey)]],
    );
    assert.deepEqual(
      work.map(({ householdId, headName, keptAt, pictures }) => [householdId, headName, keptAt, pictures]),
      [
        ["h1", "Phạm Văn A", survey.keptAt, 1],
        ["h2", "Hồ Thị B", undefined, 2],
      ],
    );
  });
  test("leaves out a form that was only looked through, and one that no longer reads", () => {
    const { keptAt: _, ...seen } = survey;
    assert.deepEqual(
      keptWork(
        [],
        [
          ["r.h1", JSON.stringify(seen)],
          ["r.h2", JSON.stringify({ step: 1 })],
        ],
      ),
      [],
    );
  });
});
