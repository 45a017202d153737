import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import type { HouseholdNow } from "#programme/registry/household/household-changes.ts";
import { mergeHousehold, mergePerson } from "./merge.ts";

const today = localDate("2026-11-23");
const household: HouseholdNow = {
  registeredOn: localDate("2020-01-01"),
  closedOn: null,
  members: [
    { personId: "head", relation: "head", from: localDate("2020-01-01") },
    { personId: "child", relation: "child", from: localDate("2020-01-01") },
  ],
};
const codeOf = (answer: ReturnType<typeof mergePerson>) => (answer.ok ? undefined : answer.failure.code);

describe("a person recorded twice", () => {
  it("ceases to be a member where the record is surplus", () => {
    const merged = mergePerson({ household, personId: "child", alsoRecorded: new Set(["child"]) }, today, today);
    assert.deepEqual(merged.ok && merged.value.ends, [{ personId: "child", lastDay: today }]);
  });
  it("who is the head there names a successor first, and who is alone there makes the household itself surplus", () => {
    assert.equal(
      codeOf(mergePerson({ household, personId: "head", alsoRecorded: new Set() }, today, today)),
      "registry.head_needs_successor",
    );
    const alone = { ...household, members: household.members.slice(0, 1) };
    assert.equal(
      codeOf(mergePerson({ household: alone, personId: "head", alsoRecorded: new Set() }, today, today)),
      "registry.surplus_is_alone",
    );
  });
});

describe("a household recorded twice", () => {
  it("closes when all its members are recorded in the one that stays", () => {
    const merged = mergeHousehold(
      { household, personId: "head", alsoRecorded: new Set(["head", "child"]) },
      today,
      today,
    );
    assert.deepEqual(merged.ok && [merged.value.closes?.reason, merged.value.ends.length], ["registered_twice", 2]);
  });
  it("stays while somebody is recorded in it alone: nobody is lost", () => {
    const refused = mergeHousehold({ household, personId: "head", alsoRecorded: new Set(["head"]) }, today, today);
    assert.deepEqual(!refused.ok && [refused.failure.code, refused.failure.facts], [
      "registry.surplus_has_others",
      { people: 1 },
    ]);
  });
});
