import assert from "node:assert/strict";
import { it } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { changeOne } from "./bulk-change.ts";
import type { ChangeableHousehold } from "./bulk-change.ts";

const household: ChangeableHousehold = {
  communeId: "21484",
  villageId: "a",
  residence: "permanent",
  flags: ["check_roof"],
  closedOn: null,
  livesHereSince: localDate("2020-01-01"),
};
const of = { on: localDate("2026-11-23"), villageCommune: "21484" };

it("what is named changes, the rest stays", () => {
  assert.deepEqual(changeOne(household, { villageId: "b", addFlag: "flood" }, of), {
    is: "changed",
    villageId: "b",
    residence: "permanent",
    flags: ["check_roof", "flood"],
  });
  assert.deepEqual(changeOne(household, { removeFlag: "check_roof", residence: "temporary" }, of), {
    is: "changed",
    villageId: "a",
    residence: "temporary",
    flags: [],
  });
});

it("a household that has it all already is left alone", () => {
  assert.deepEqual(changeOne(household, { villageId: "a", addFlag: "check_roof", removeFlag: "other" }, of), {
    is: "unchanged",
  });
});

it("a closed household, a village of another commune, a day before the last change are refused, each with its reason", () => {
  const reasonOf = (outcome: ReturnType<typeof changeOne>) => (outcome.is === "refused" ? outcome.reason : outcome.is);
  assert.equal(
    reasonOf(changeOne({ ...household, closedOn: localDate("2026-01-01") }, { addFlag: "x" }, of)),
    "household_closed",
  );
  assert.equal(
    reasonOf(changeOne(household, { villageId: "b" }, { ...of, villageCommune: "21490" })),
    "village_elsewhere",
  );
  assert.equal(reasonOf(changeOne({ ...household, livesHereSince: of.on }, { villageId: "b" }, of)), "changed_since");
  assert.equal(reasonOf(changeOne({ ...household, livesHereSince: of.on }, { addFlag: "x" }, of)), "changed");
  const unknown = { ...household, villageId: null, livesHereSince: of.on };
  assert.equal(reasonOf(changeOne(unknown, { villageId: "b" }, of)), "changed", "where it lives was not known");
});
