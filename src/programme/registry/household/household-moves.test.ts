import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import type { LocalDate } from "#kernel/local-date.ts";
import { addDays, localDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import type { HouseholdChange, HouseholdNow } from "./household-changes.ts";
import { leaveMember } from "./household-changes.ts";
import type { OnTheWay } from "./household-moves.ts";
import { answerTransfer, joinHouseholds, movePerson, refuseTransfer, splitHousehold } from "./household-moves.ts";
import type { Relation } from "./membership.ts";

const day = localDate;
const today = day("2026-11-01");
const family: HouseholdNow = {
  registeredOn: day("2020-01-01"),
  closedOn: null,
  members: [
    { personId: "father", relation: "head", from: day("2020-01-01") },
    { personId: "mother", relation: "spouse", from: day("2020-01-01") },
    { personId: "son", relation: "child", from: day("2020-01-01") },
  ],
};
const uncle: HouseholdNow = {
  registeredOn: day("2021-01-01"),
  closedOn: null,
  members: [{ personId: "uncle", relation: "head", from: day("2021-01-01") }],
};
const codeOf = (answer: Result<unknown, Refusal>) => (answer.ok ? "" : answer.failure.code);
const on = day("2026-10-01");

describe("a split", () => {
  const sonGoes = { movers: [{ personId: "son", relation: "head" as const }], on };
  test("ends memberships the day before and begins them in the new household", () => {
    const split = splitHousehold(family, sonGoes, today);
    assert.ok(split.ok);
    assert.deepEqual(split.value, {
      first: { ends: [{ personId: "son", lastDay: "2026-09-30" }], begins: [] },
      second: { ends: [], begins: [{ personId: "son", relation: "head", from: "2026-10-01" }] },
    });
  });
  test("leaves somebody, takes somebody, and has one head in the new household", () => {
    assert.equal(codeOf(splitHousehold(family, { movers: [], on }, today)), "registry.no_member_moves");
    const all = family.members.map(({ personId, relation }) => ({ personId, relation }));
    assert.equal(codeOf(splitHousehold(family, { movers: all, on }, today)), "registry.no_member_stays");
    const headless = { movers: [{ personId: "son", relation: "child" as const }], on };
    assert.equal(codeOf(splitHousehold(family, headless, today)), "registry.one_head");
    const stranger = { movers: [{ personId: "uncle", relation: "head" as const }], on };
    assert.equal(codeOf(splitHousehold(family, stranger, today)), "registry.not_a_member");
  });
  test("a head who goes leaves a successor behind", () => {
    const fatherGoes = { movers: [{ personId: "father", relation: "head" as const }], on };
    assert.equal(codeOf(splitHousehold(family, fatherGoes, today)), "registry.head_needs_successor");
    const split = splitHousehold(family, { ...fatherGoes, newHeadId: "mother" }, today);
    assert.ok(split.ok);
    assert.deepEqual(split.value.first.begins, [{ personId: "mother", relation: "head", from: on }]);
  });
  test("is not dated before the household, its members, its commune, or in the future", () => {
    const split = (when: string, household = family) =>
      codeOf(splitHousehold(household, { ...sonGoes, on: day(when) }, today));
    assert.equal(split("2020-01-01"), "registry.before_membership");
    assert.equal(split("2019-12-31"), "registry.before_registration");
    assert.equal(split("2026-11-02"), "registry.day_in_future");
    assert.equal(split("2026-02-28", { ...family, tookOverOn: day("2026-03-01") }), "registry.before_take_over");
  });
});

describe("two households that join", () => {
  const movers = family.members.map(({ personId }) => ({ personId, relation: "other_relative" as const }));
  test("become one: the first ends the day before, all its members live in the second", () => {
    const joined = joinHouseholds(family, uncle, { movers, on }, today);
    assert.ok(joined.ok);
    assert.deepEqual(joined.value.first.closes, { on: "2026-09-30", reason: "merged" });
    assert.equal(joined.value.second.begins.length, 3);
  });
  test("leave nobody out and have one head", () => {
    assert.equal(
      codeOf(joinHouseholds(family, uncle, { movers: movers.slice(1), on }, today)),
      "registry.member_left_out",
    );
    const twoHeads = movers.map((mover, at) => (at === 0 ? { ...mover, relation: "head" as const } : mover));
    assert.equal(codeOf(joinHouseholds(family, uncle, { movers: twoHeads, on }, today)), "registry.one_head");
  });
});

test("who moves to another household lives in one of them on every day", () => {
  const moved = movePerson(family, uncle, { personId: "son", relation: "other_relative", on }, today);
  assert.ok(moved.ok);
  assert.deepEqual(
    [moved.value.first.ends, moved.value.second.begins],
    [
      [{ personId: "son", lastDay: "2026-09-30" }],
      [{ personId: "son", relation: "other_relative", from: "2026-10-01" }],
    ],
  );
});

describe("a move to another commune", () => {
  const free: OnTheWay = {
    closedOn: null,
    changedOn: day("2020-01-01"),
    decidedOn: day("2025-12-15"),
    supports: 0,
    payments: 0,
    reviews: 0,
  };
  const refused = (household: Partial<OnTheWay>, when = on) =>
    refuseTransfer({ ...free, ...household }, when, today)?.code;
  test("waits for what is unfinished", () => {
    assert.equal(refused({}), undefined);
    assert.equal(refused({ payments: 1, supports: 1 }), "registry.payment_on_its_way");
    assert.equal(refused({ supports: 1 }), "registry.support_unfinished");
    assert.equal(refused({ reviews: 1 }), "registry.review_under_way");
    assert.equal(refused({ closedOn: day("2026-01-01") }), "registry.household_closed");
  });
  test("is dated after whatever changed or was decided last", () => {
    assert.equal(refused({}, day("2020-01-01")), "registry.changed_since");
    assert.equal(refused({}, day("2025-12-15")), "registry.decided_since");
    assert.equal(refused({}, day("2026-11-02")), "registry.day_in_future");
  });
  test("is answered once; a refusal says why", () => {
    assert.equal(codeOf(answerTransfer("accepted", { accepts: true })), "registry.transfer_answered");
    assert.equal(codeOf(answerTransfer("asked", { accepts: false })), "registry.refusal_needs_reason");
    assert.ok(answerTransfer("asked", { accepts: false, answer: "không có chỗ ở" }).ok);
  });
});

type Stay = { household: string; person: string; relation: Relation; from: LocalDate; to: LocalDate | null };
type Register = {
  stays: Stay[];
  closed: Map<string, LocalDate>;
  registered: Map<string, LocalDate>;
  communes: { household: string; commune: number; from: LocalDate }[];
};

/** The register as the acts leave it: changes are applied as the store applies them. */
function open(): Register {
  const register: Register = { stays: [], closed: new Map(), registered: new Map(), communes: [] };
  for (let home = 0; home < 3; home += 1) {
    const from = day("2020-01-01");
    register.registered.set(`h${home}`, from);
    register.communes.push({ household: `h${home}`, commune: home % 2, from });
    for (let at = 0; at < 4; at += 1) {
      const relation = at === 0 ? "head" : "child";
      register.stays.push({ household: `h${home}`, person: `p${home}${at}`, relation, from, to: null });
    }
  }
  return register;
}
function nowOf(register: Register, household: string): HouseholdNow {
  return {
    registeredOn: register.registered.get(household) ?? day("2020-01-01"),
    closedOn: register.closed.get(household) ?? null,
    tookOverOn: register.communes.findLast((place) => place.household === household)?.from ?? null,
    members: register.stays
      .filter((stay) => stay.household === household && stay.to === null)
      .map(({ person, relation, from }) => ({ personId: person, relation, from })),
  };
}
function apply(register: Register, household: string, change: HouseholdChange): void {
  for (const { personId, lastDay } of change.ends)
    for (const stay of register.stays)
      if (stay.household === household && stay.person === personId && stay.to === null) stay.to = lastDay;
  for (const { personId, relation, from } of change.begins)
    register.stays.push({ household, person: personId, relation, from, to: null });
  if (change.closes !== undefined) register.closed.set(household, change.closes.on);
}
const isOn = ({ from, to }: Stay, when: LocalDate) => from <= when && (to === null || to >= when);
const livingOn = (register: Register, when: LocalDate) => register.stays.filter((stay) => isOn(stay, when));
const asOf = (register: Register, when: LocalDate) =>
  livingOn(register, when)
    .map(({ household, person, relation }) => `${household} ${person} ${relation}`)
    .toSorted();
const communeOn = (register: Register, household: string, when: LocalDate) =>
  register.communes.findLast((place) => place.household === household && place.from <= when)?.commune;

const step = fc.record({
  kind: fc.constantFrom("split", "join", "move", "leave", "transfer"),
  first: fc.nat(5),
  second: fc.nat(5),
  who: fc.nat(5),
  next: fc.nat(5),
  days: fc.integer({ min: 1, max: 60 }),
});
type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Does one act if the rules allow it. Acts come in the order of their days, so whatever was before a day stays. */
function act(register: Register, { kind, first, second, who, next }: Step, when: LocalDate): void {
  const homes = [...register.registered.keys()];
  const [from = "h0", into = "h1"] = [homes[first % homes.length], homes[second % homes.length]];
  const household = nowOf(register, from);
  const personId = household.members[who % Math.max(1, household.members.length)]?.personId ?? "";
  const newHeadId = household.members[next % Math.max(1, household.members.length)]?.personId;
  if (kind === "split") {
    const split = splitHousehold(household, { movers: [{ personId, relation: "head" }], on: when, newHeadId }, when);
    if (!split.ok) return;
    const founded = `h${homes.length}`;
    register.registered.set(founded, when);
    register.communes.push({ household: founded, commune: communeOn(register, from, when) ?? 0, from: when });
    apply(register, from, split.value.first);
    apply(register, founded, split.value.second);
  } else if (kind === "leave") {
    const left = leaveMember(household, { personId, on: when, newHeadId }, when);
    if (left.ok) apply(register, from, left.value);
  } else if (kind === "transfer") {
    const changedOn = register.stays
      .filter((stay) => stay.household === from)
      .flatMap((stay) => (stay.to === null ? [stay.from] : [stay.from, stay.to]))
      .reduce((latest, one) => (one > latest ? one : latest), day("2020-01-01"));
    const { closedOn } = household;
    const refusal = refuseTransfer(
      { closedOn, changedOn, decidedOn: null, supports: 0, payments: 0, reviews: 0 },
      when,
      when,
    );
    if (refusal === undefined)
      register.communes.push({ household: from, commune: 1 - (communeOn(register, from, when) ?? 0), from: when });
  } else if (from !== into) {
    const movers = household.members.map((member) => ({ personId: member.personId, relation: "not_related" as const }));
    const both =
      kind === "join"
        ? joinHouseholds(household, nowOf(register, into), { movers, on: when }, when)
        : movePerson(
            household,
            nowOf(register, into),
            { personId, relation: "not_related", on: when, newHeadId },
            when,
          );
    if (!both.ok) return;
    apply(register, from, both.value.first);
    apply(register, into, both.value.second);
  }
}

test("whatever is done: nobody lives in two households on a day, a past day stays as it was, no commune loses a person of the province", () => {
  let splits = 0;
  fc.assert(
    fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
      const register = open();
      let when = day("2021-01-01");
      for (const one of steps) {
        when = addDays(when, one.days);
        const before = [day("2020-06-01"), addDays(when, -30), addDays(when, -1)];
        const reported = before.map((past) => asOf(register, past));
        const people = before.map((past) => sumByCommune(register, past));
        act(register, one, when);
        assert.deepEqual(
          before.map((past) => asOf(register, past)),
          reported,
        );
        assert.deepEqual(
          before.map((past) => sumByCommune(register, past)),
          people,
        );
        const [here, there] = sumByCommune(register, when);
        assert.equal((here ?? 0) + (there ?? 0), livingOn(register, when).length);
        for (const past of [...before, when]) {
          const living = livingOn(register, past);
          assert.equal(new Set(living.map(({ person }) => person)).size, living.length);
          const heads = living.filter(({ relation }) => relation === "head");
          assert.equal(new Set(living.map(({ household }) => household)).size, heads.length);
        }
      }
      splits += register.registered.size - 3;
    }),
  );
  assert.ok(splits > 20, "the property has seen households that split");
});

function sumByCommune(register: Register, when: LocalDate): readonly number[] {
  const living = livingOn(register, when);
  return [0, 1].map(
    (commune) => living.filter(({ household }) => communeOn(register, household, when) === commune).length,
  );
}
