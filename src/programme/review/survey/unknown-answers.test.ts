import assert from "node:assert/strict";
import { test } from "node:test";
import type { Answers } from "#programme/review/standard/facts.ts";
import type { MemberField, StandardPack } from "#programme/review/standard/standard-pack.ts";
import { adult, householdWith } from "./test-household.ts";
import { refuseUnknownAnswers } from "./unknown-answers.ts";

const declared = (given: Readonly<Record<string, unknown>>): Record<string, MemberField> =>
  Object.fromEntries(Object.keys(given).map((field) => [field, { type: "string" }]));
const sheet: Pick<StandardPack, "household" | "member"> = {
  household: declared(householdWith({}).household),
  member: declared(adult),
};
const refusalOf = (answers: Answers) => {
  const refused = refuseUnknownAnswers({ sheet, form: undefined }, answers, () => "Phạm Văn Chủ");
  return refused === undefined ? undefined : [refused.code, refused.facts["field"], refused.facts["name"]];
};

test("an answer to a question that nobody asks is refused by its name", () => {
  assert.equal(refusalOf(householdWith({})), undefined);
  assert.deepEqual(refusalOf(householdWith({ areaa: 12 })), ["review.answer_not_asked", "areaa", undefined]);
  assert.deepEqual(refusalOf(householdWith({ areaa: false })), ["review.answer_not_asked", "areaa", undefined]);
});

test("of a member with the name of the member", () => {
  assert.deepEqual(refusalOf(householdWith({}, [adult, { ...adult, personId: "second", insurd: true }])), [
    "review.member_answer_not_asked",
    "insurd",
    "Phạm Văn Chủ",
  ]);
});

test("an empty one says nothing, and what the registry says of a member is no answer", () => {
  const { sex: _, ...withoutSex } = sheet.member;
  const asked = { sheet: { ...sheet, member: withoutSex }, form: undefined };
  assert.equal(
    refuseUnknownAnswers(asked, householdWith({ ofAnEarlierForm: null }, [{ ...adult, ofAnEarlierForm: "" }])),
    undefined,
  );
});

test("a question that form B1 does not have", () => {
  const scoreTable = {
    standardId: "s",
    name: "B1",
    sample: true,
    rows: [{ areaGroup: "a", question: "roof", answerCode: "tin", points: 1 }],
  };
  const given = (points: Record<string, string>) =>
    refuseUnknownAnswers({ sheet, form: undefined, scoreTable }, { ...householdWith({}), points })?.facts["field"];
  assert.deepEqual([given({ roof: "tin" }), given({ roof: "tin", rooof: "tin" })], [undefined, "rooof"]);
});
