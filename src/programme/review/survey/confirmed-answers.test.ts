import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { listForms } from "#server/review/standard/forms.ts";
import { readStandards } from "#server/review/standard/load-standards.ts";
import type { StandardPack } from "#programme/review/standard/standard-pack.ts";
import { confirmableAnswers, countConfirmed, formVersionOf, refuseConfirmed } from "./confirmed-answers.ts";
import type { RegisteredMember } from "./answers-of-household.ts";
import type { Form } from "./form.ts";
import { adult, born, householdWith } from "./test-household.ts";

let pack: StandardPack;
let form: Form;
before(async () => {
  const id = "vn-2022-2026";
  const standard = (await readStandards()).find((one) => one.pack.id === id);
  const asked = (await listForms()).find((one) => one.standard === id);
  assert.ok(standard !== undefined && asked !== undefined);
  [pack, form] = [standard.pack, asked];
});

const child = born("2019-03-01", { attends: "preschool", work: null });
const pupil = born("2014-03-01", { attends: "lower_secondary", work: null });
const registered = (member: typeof adult, more: Partial<RegisteredMember> = {}): RegisteredMember => ({
  personId: member.personId,
  fullName: member.personId,
  sex: "male",
  birthDate: localDate(String(member["birthDate"])),
  birthPrecision: "day",
  ...more,
});
const everybody = [adult, child, pupil];
const answered = () => ({ ...householdWith({}, everybody), form: formVersionOf(form) });
const confirmable = (
  members: readonly RegisteredMember[] = everybody.map((member) => registered(member)),
  answers: ReturnType<typeof answered> = answered(),
) =>
  confirmableAnswers(
    { pack, form, referenceDate: localDate("2026-10-01") },
    { reviewId: "earlier", referenceDate: localDate("2025-10-01"), pack, answers },
    members,
  );

describe("what a household may confirm of its earlier answers", () => {
  test("everything of the house that was answered, and never the income", () => {
    const found = confirmable();
    assert.deepEqual(found?.household, answered().household);
    assert.equal("incomePerPerson" in (found?.household ?? {}), false);
    const without = { ...answered(), household: { ...answered().household, water: null } };
    assert.equal("water" in (confirmable(undefined, without)?.household ?? {}), false, "what it lacks is asked");
  });

  test("of an adult what is asked at that age; a school that ends at the new age is asked again", () => {
    const members = confirmable()?.members ?? {};
    assert.deepEqual(members["adult"], { insured: true, work: "contract", drawsAllowance: false });
    assert.equal(members[child.personId]?.["attends"], undefined, "6 years old in 2025, 7 in 2026");
    assert.equal(members[pupil.personId]?.["attends"], "lower_secondary");
  });

  test("nothing of who is new, and of whom birth or sex was corrected", () => {
    const changed = [registered(adult, { sex: "female" }), registered(pupil, { birthDate: localDate("2014-03-02") })];
    assert.deepEqual(confirmable([...changed, registered({ ...adult, personId: "new" })])?.members, {});
  });

  test("nothing by another version of the form", () => {
    assert.equal(confirmable(undefined, { ...answered(), form: "form 1" }), undefined);
  });

  test("answers that are said to be confirmed are held against the review, each of them", () => {
    const confirmed = { reviewId: "earlier", household: ["water"], members: [{ personId: "adult", fields: ["work"] }] };
    const codeOf = (answers: Parameters<typeof refuseConfirmed>[0]) => refuseConfirmed(answers, confirmable())?.code;
    assert.equal(codeOf({ ...answered(), confirmed }), undefined);
    assert.equal(countConfirmed({ confirmed }), 2);
    assert.equal(codeOf({ ...householdWith({ water: "stream" }, everybody), confirmed }), "review.confirmed_differs");
    const idle = [{ ...adult, work: "none" }, child, pupil];
    assert.equal(codeOf({ ...householdWith({}, idle), confirmed }), "review.confirmed_differs");
    assert.equal(
      codeOf({ ...answered(), confirmed: { ...confirmed, reviewId: "other" } }),
      "review.confirmed_of_other_review",
    );
    const school = { ...confirmed, members: [{ personId: child.personId, fields: ["attends"] }] };
    assert.equal(codeOf({ ...answered(), confirmed: school }), "review.confirmed_differs", "it was to be asked again");
  });
});
