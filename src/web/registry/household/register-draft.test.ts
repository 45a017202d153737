import assert from "node:assert/strict";
import { it } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { errorsOf, newDraft, newMemberDraft, registrationOf } from "./register-draft.ts";

let made = 0;
const newId = () => `id-${(made += 1)}`;
const draft = newDraft(newId, localDate("2026-09-07"), "21484");
const head = {
  ...newMemberDraft(newId, "head"),
  fullName: "Đinh Văn A",
  sex: "male",
  birthDate: "1980-01-01",
  birthPrecision: "year",
} as const;

it("an empty form names each field that is missing, and asks for nothing", () => {
  assert.deepEqual([...errorsOf(draft).keys()], ["members.0.fullName", "members.0.sex", "members.0.birthDate"]);
  assert.equal(registrationOf(draft), undefined);
});

it("a personal number that has not 12 digits is reported at its field", () => {
  const errors = errorsOf({ ...draft, members: [{ ...head, personalId: "123" }] });
  assert.deepEqual([...errors], [["members.0.personalId", "not_an_identifier"]]);
});

it("a complete form asks for the act, and leaves out what is empty", () => {
  const body = registrationOf({ ...draft, members: [head] });
  assert.deepEqual(body?.members, [
    {
      personId: head.personId,
      fullName: "Đinh Văn A",
      relation: "head",
      sex: "male",
      birthDate: "1980-01-01",
      birthPrecision: "year",
      merit: false,
    },
  ]);
  assert.equal("villageId" in (body ?? {}), false);
});
