import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import type { HouseholdNow } from "./household-changes.ts";
import { changeHead, closeHousehold, recordDeath, joinMember, leaveMember } from "./household-changes.ts";

const day = localDate;
const today = day("2026-11-01");
const household: HouseholdNow = {
  registeredOn: day("2020-01-01"),
  closedOn: null,
  members: [
    { personId: "father", relation: "head", from: day("2020-01-01") },
    { personId: "mother", relation: "spouse", from: day("2020-01-01") },
    { personId: "baby", relation: "child", from: day("2026-10-20") },
  ],
};
const alone: HouseholdNow = { ...household, members: household.members.slice(0, 1) };
const codeOf = (answer: ReturnType<typeof leaveMember>) => (answer.ok ? "" : answer.failure.code);

describe("a household through time", () => {
  test("a child that is born is a member from its birth", () => {
    const joined = joinMember(household, { personId: "new", relation: "child", on: day("2026-10-30") }, today);
    assert.ok(joined.ok);
    assert.deepEqual(joined.value.begins, [{ personId: "new", relation: "child", from: "2026-10-30" }]);
  });
  test("nobody joins as a second head", () => {
    assert.equal(
      codeOf(joinMember(household, { personId: "new", relation: "head", on: today }, today)),
      "registry.one_head",
    );
  });
  test("a head who leaves others behind must name the next one, who is head from the day after", () => {
    const going = { personId: "father", on: day("2026-10-25") };
    assert.equal(codeOf(leaveMember(household, going, today)), "registry.head_needs_successor");
    const gone = leaveMember(household, { ...going, newHeadId: "mother" }, today);
    assert.ok(gone.ok);
    assert.deepEqual(gone.value, {
      ends: [
        { personId: "father", lastDay: "2026-10-25" },
        { personId: "mother", lastDay: "2026-10-25" },
      ],
      begins: [{ personId: "mother", relation: "head", from: "2026-10-26" }],
    });
  });
  test("the last member does not leave: the household is closed", () => {
    assert.equal(codeOf(leaveMember(alone, { personId: "father", on: today }, today)), "registry.last_member");
  });
  test("with the death of the last member the household ends", () => {
    const died = recordDeath(alone, { personId: "father", on: day("2026-10-01") }, today);
    assert.ok(died.ok);
    assert.deepEqual(died.value.closes, { on: "2026-10-01", reason: "all_died" });
  });
  test("when the head changes both are members without a gap or an overlap", () => {
    const change = { newHeadId: "mother", formerHeadRelation: "spouse" as const, on: day("2026-06-01") };
    const changed = changeHead(household, change, today);
    assert.ok(changed.ok);
    assert.deepEqual(
      changed.value.ends.map(({ lastDay }) => lastDay),
      ["2026-05-31", "2026-05-31"],
    );
    assert.deepEqual(
      changed.value.begins.map(({ personId, relation, from }) => [personId, relation, from]),
      [
        ["mother", "head", "2026-06-01"],
        ["father", "spouse", "2026-06-01"],
      ],
    );
  });
  test("closing ends every membership on that day", () => {
    const closed = closeHousehold(household, { on: day("2026-10-31"), reason: "moved_away" }, today);
    assert.ok(closed.ok);
    assert.equal(closed.value.ends.length, 3);
  });
  test("nothing is done in the future, before the record, before a membership, or to a closed household", () => {
    const leave = (on: string, from: HouseholdNow = household) =>
      codeOf(leaveMember(from, { personId: "baby", on: day(on) }, today));
    assert.equal(leave("2026-11-02"), "registry.day_in_future");
    assert.equal(leave("2019-12-31"), "registry.before_registration");
    assert.equal(leave("2026-10-19"), "registry.before_membership");
    assert.equal(leave("2026-10-30", { ...household, closedOn: day("2026-10-25") }), "registry.household_closed");
    assert.equal(leave("2026-10-30"), "");
  });
});
