import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import {
  changeHead,
  closeHousehold,
  joinMember,
  leaveMember,
  listHouseholdActs,
  moveHousehold,
  recordDeath,
} from "#contract/registry/household-acts.ts";
import { getHousehold, registerHousehold } from "#contract/registry/household.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import type { Relation } from "#programme/registry/household/membership.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import { newId } from "#contract/new-id.ts";

const baTo = "21484";

function person(fullName: string, relation: Relation, born = "1980-05-06") {
  return {
    personId: newId("person"),
    fullName,
    relation,
    sex: "female",
    birthDate: localDate(born),
    birthPrecision: "day",
    merit: false,
  } as const;
}
const dated = (on: string) => ({ actId: newId("household act"), on: localDate(on) });

describe("acts on a household over HTTP", () => {
  let test: TestInstallation;
  let officer: TestOfficer;
  const mother = person("Phạm Thị Lan", "head");
  const daughter = person("Phạm Thị Mai", "child", "2004-02-03");
  let householdId: Id<"household">;

  before(async () => {
    test = await openTestInstallation({ clock: () => new Date("2026-09-07T03:00:00Z") });
    officer = await test.officer("commune_officer", baTo);
    householdId = newId("household");
    await officer.get(registerHousehold, {
      body: {
        householdId,
        communeId: baTo,
        address: "Thôn Nước Lui",
        residence: "permanent",
        registeredOn: localDate("2026-01-05"),
        members: [mother, daughter],
      },
    });
  });
  after(async () => test.close());

  const membershipsOf = async (personId: Id<"person">) => {
    const { people } = await officer.get(getHousehold, { params: { householdId } });
    return people
      .find((one) => one.personId === personId)
      ?.memberships.map(({ relation, from, to }) => [relation, from, to]);
  };

  it("a child that is born is a member from its first day, once, and is never head", async () => {
    const child = person("Phạm Thị Bé", "grandchild", "2026-03-01");
    const born = { params: { householdId }, body: { ...dated("2026-03-01"), member: child } };
    await officer.get(joinMember, born);
    assert.deepEqual(await membershipsOf(child.personId), [["grandchild", "2026-03-01", null]]);
    const head = await officer.ask(joinMember, {
      params: { householdId },
      body: { ...dated("2026-03-02"), member: person("Một người khác", "head") },
    });
    assert.equal("problem" in head && head.problem.code, "registry.one_head");
  });

  it("a change of head ends what was and begins what is; nothing is overwritten", async () => {
    const body = { ...dated("2026-04-01"), newHeadId: daughter.personId, formerHeadRelation: "parent" } as const;
    await officer.get(changeHead, { params: { householdId }, body });
    assert.deepEqual(await membershipsOf(daughter.personId), [
      ["child", "2026-01-05", "2026-03-31"],
      ["head", "2026-04-01", null],
    ]);
    assert.deepEqual((await membershipsOf(mother.personId))?.at(-1), ["parent", "2026-04-01", null]);
  });

  it("a head who dies has a successor, or the death is refused and nothing is changed", async () => {
    const params = { householdId, personId: daughter.personId };
    const refused = await officer.ask(recordDeath, { params, body: dated("2026-05-01") });
    assert.equal("problem" in refused && refused.problem.code, "registry.head_needs_successor");
    const { people } = await officer.get(getHousehold, { params: { householdId } });
    assert.equal(people.find((one) => one.personId === daughter.personId)?.diedOn, null);
    await officer.get(recordDeath, { params, body: { ...dated("2026-05-01"), newHeadId: mother.personId } });
    assert.deepEqual((await membershipsOf(mother.personId))?.at(-1), ["head", "2026-05-02", null]);
    const after = await officer.get(getHousehold, { params: { householdId } });
    assert.equal(after.people.find((one) => one.personId === daughter.personId)?.diedOn, "2026-05-01");
  });

  it("a household does not move to a village of another commune", async () => {
    const body = { ...dated("2026-06-01"), villageId: "21196", address: "Xóm Mới" };
    const refused = await officer.ask(moveHousehold, { params: { householdId }, body });
    assert.equal("problem" in refused && refused.problem.code, "registry.village_elsewhere");
  });

  it("who has left does not leave again", async () => {
    const aunt = person("Phạm Thị Hoa", "sibling");
    const params = { householdId };
    await officer.get(joinMember, { params, body: { ...dated("2026-06-01"), member: aunt } });
    const leaving = { params: { householdId, personId: aunt.personId }, body: dated("2026-07-01") };
    await officer.get(leaveMember, leaving);
    const again = await officer.ask(leaveMember, leaving);
    assert.equal("problem" in again && again.problem.code, "registry.not_a_member");
  });

  it("a closed household is left as it is", async () => {
    const closing = { ...dated("2026-08-01"), because: "moved_away" } as const;
    await officer.get(closeHousehold, { params: { householdId }, body: closing });
    assert.deepEqual((await membershipsOf(mother.personId))?.at(-1), ["head", "2026-05-02", "2026-08-01"]);
    const late = await officer.ask(joinMember, {
      params: { householdId },
      body: { ...dated("2026-08-02"), member: person("Ai đó", "not_related") },
    });
    assert.equal("problem" in late && late.problem.code, "registry.household_closed");
  });

  it("what was done is reported in the order of its days, with who did it", async () => {
    const { rows } = await officer.get(listHouseholdActs, { params: { householdId } });
    assert.deepEqual(
      rows.map(({ act, onDate }) => `${onDate} ${act}`),
      [
        "2026-03-01 member_joined",
        "2026-04-01 head_changed",
        "2026-05-01 member_died",
        "2026-06-01 member_joined",
        "2026-07-01 member_left",
        "2026-08-01 household_closed",
      ],
    );
    assert.ok(rows.every(({ officerName }) => officerName === officer.fullName));
  });
});
