import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { answersOfHousehold } from "./answers-of-household.ts";
import type { GivenMember, RegisteredMember } from "./answers-of-household.ts";

const on = localDate("2026-09-20");
const head: RegisteredMember = {
  personId: "01929d5a-0000-7000-8000-00000000000a",
  fullName: "Phạm Văn Chủ",
  sex: "male",
  birthDate: localDate("1980-06-15"),
  birthPrecision: "day",
};
const child: RegisteredMember = {
  personId: "01929d5a-0000-7000-8000-00000000000b",
  fullName: "Phạm Thị Con",
  sex: "female",
  birthDate: localDate("2014-01-01"),
  birthPrecision: "year",
};
const [a, b] = [{ personId: head.personId }, { personId: child.personId }];

function held(given: readonly GivenMember[], registered: readonly RegisteredMember[] = [head, child], needsSex = true) {
  return answersOfHousehold({ household: {}, members: given }, registered, on, { needsSex });
}
const refused = (...args: Parameters<typeof held>) => {
  const result = held(...args);
  assert.ok(!result.ok);
  return result.failure;
};

describe("answers are those of the household on the day", () => {
  test("each member once: birth and sex are the registry's, whether they were given or not", () => {
    const result = held([
      { ...b, insured: true },
      { ...a, birthDate: "1980-06-15", birthPrecision: "day", sex: "male" },
    ]);
    assert.ok(result.ok);
    assert.deepEqual(result.value.members, [
      { ...b, insured: true, sex: "female", birthDate: "2014-01-01", birthPrecision: "year" },
      { ...a, sex: "male", birthDate: "1980-06-15", birthPrecision: "day" },
    ]);
  });
  test("the head alone is not the household: who is left out is named", () => {
    assert.deepEqual(refused([a]), { code: "review.person_not_answered", facts: { name: "Phạm Thị Con", day: on } });
  });
  test("nobody is answered for twice, in whatever letters the code is written", () => {
    const twice = refused([a, b, { personId: head.personId.toUpperCase() }]);
    assert.deepEqual(twice, { code: "review.person_answered_twice", facts: { name: "Phạm Văn Chủ" } });
  });
  test("nobody else is answered for", () => {
    const stranger = "01929d5a-0000-7000-8000-0000000000ff";
    assert.deepEqual(refused([a, b, { personId: stranger }]), {
      code: "review.person_not_in_household",
      facts: { personId: stranger, day: on },
    });
  });
  test("a household of which nobody is recorded on the day has no answers", () => {
    assert.equal(refused([], []).code, "review.nobody_lives_there");
  });
  for (const [what, given, recorded] of [
    ["a child written as born in 2000", { birthDate: "2000-01-01", birthPrecision: "year" }, "2014"],
    ["a day where the year alone is recorded", { birthDate: "2014-01-01", birthPrecision: "day" }, "2014"],
    ["another year alone", { birthDate: "2013" }, "2014"],
  ] as const) {
    test(`${what} is refused with what is recorded`, () => {
      assert.deepEqual(refused([a, { ...b, ...given }]), {
        code: "review.birth_differs",
        facts: { name: "Phạm Thị Con", given: given.birthDate, recorded, personId: child.personId },
      });
    });
  }
  test("the year as it is recorded is no difference", () => {
    assert.ok(held([a, { ...b, birthDate: "2014" }]).ok);
  });
  test("another sex is refused with what is recorded", () => {
    assert.deepEqual(refused([a, { ...b, sex: "male" }]).facts, {
      name: "Phạm Thị Con",
      given: "male",
      recorded: "female",
      personId: child.personId,
    });
  });
  test("what the registry does not know is recorded there first; a sex that the standard never asks for need not be", () => {
    assert.equal(
      refused([a, b], [head, { ...child, birthDate: null, birthPrecision: null }]).code,
      "review.birth_unrecorded",
    );
    const unknownSex = [head, { ...child, sex: null }];
    assert.equal(refused([a, { ...b, sex: "female" }], unknownSex).code, "review.sex_unrecorded");
    assert.ok(held([a, b], unknownSex, false).ok);
  });
});
