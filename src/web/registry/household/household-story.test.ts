import assert from "node:assert/strict";
import { it } from "node:test";
import type { Output } from "#contract/endpoint.ts";
import type { getHousehold } from "#contract/registry/household.ts";
import { localDate } from "#kernel/local-date.ts";
import { storyOf } from "./household-story.ts";
import { namedId } from "#test/support/named-id.ts";

const day = localDate;
const person = {
  personId: namedId("person", "p"),
  birthDate: null,
  birthPrecision: null,
  sex: null,
  ethnicityCode: null,
  ethnicityName: null,
  localGroup: null,
  disability: null,
  merit: false,
  phone: null,
  diedOn: null,
  flags: [],
  identifiers: [],
};
const household: Output<typeof getHousehold> = {
  householdId: namedId("household", "h"),
  communeId: "21484",
  communeName: "Xã Ba Tơ",
  villageId: null,
  villageName: null,
  address: null,
  residence: "permanent",
  registeredOn: day("2024-01-01"),
  registeredBy: "Đinh Thị Cán Bộ",
  closedOn: null,
  closedReason: null,
  class: null,
  classEndedOn: null,
  escape: { state: "unknown", since: null, until: null },
  lowIncomeWorkers: null,
  flags: [],
  sourceSystem: "vuon",
  sourceKey: "h",
  asOf: null,
  recordedThen: [],
  people: [
    { ...person, fullName: "A", memberships: [{ relation: "head", from: day("2024-01-01"), to: null }] },
    { ...person, fullName: "B", memberships: [{ relation: "child", from: day("2025-05-05"), to: day("2026-02-01") }] },
    {
      ...person,
      fullName: "C",
      diedOn: day("2025-01-01"),
      memberships: [{ relation: "parent", from: day("2024-01-01"), to: day("2025-01-01") }],
    },
  ],
};

it("begins with who registered it, or imported the list that it came with", () => {
  const by = "Đinh Thị Cán Bộ";
  const on = household.registeredOn;
  assert.deepEqual(storyOf(household)[0], { on, key: "household.storyRegistered", by });
  const imported = storyOf({ ...household, sourceSystem: "excel-2020" })[0];
  assert.deepEqual(imported, { on, key: "household.storyImported", source: "excel-2020", by });
});

it("the story of a household is in the order of time, and a death is not also a leaving", () => {
  assert.deepEqual(
    storyOf(household).map((line) => [line.on, line.key.replace("household.story", "")]),
    [
      ["2024-01-01", "Registered"],
      ["2025-01-01", "Died"],
      ["2025-05-05", "Joined"],
      ["2026-02-01", "Left"],
    ],
  );
});

it("an act tells what it did, once, and a change of relation is neither joining nor leaving", () => {
  const became: Output<typeof getHousehold>["people"][number] = {
    ...person,
    fullName: "D",
    memberships: [
      { relation: "child", from: day("2024-01-01"), to: day("2026-03-01") },
      { relation: "head", from: day("2026-03-02"), to: null },
    ],
  };
  const acts = [
    {
      actId: namedId("household act", "a"),
      act: "member_joined",
      onDate: day("2025-05-05"),
      personId: namedId("person", "p"),
      personName: "B",
      facts: {},
      reason: null,
      doneAt: "2025-05-06T00:00:00Z",
      officerName: "O",
    },
  ] as const;
  const { people } = household;
  const story = storyOf({ ...household, people: [...people, became] }, acts);
  assert.deepEqual(
    story.map((line) => [line.on, line.key.replace("household.story", "")]),
    [
      ["2024-01-01", "Registered"],
      ["2025-01-01", "Died"],
      ["2025-05-05", "act"],
      ["2026-02-01", "Left"],
    ],
  );
});
