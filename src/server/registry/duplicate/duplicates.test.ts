import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { after, before, describe, it } from "node:test";
import type { Output } from "#contract/endpoint.ts";
import * as contract from "#contract/registry/duplicate.ts";
import { listHouseholdActs } from "#contract/registry/household-acts.ts";
import { getHousehold, registerHousehold } from "#contract/registry/household.ts";
import { localDate } from "#kernel/local-date.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { newId } from "#contract/new-id.ts";

const baTo = "21484";
const baVinh = "21490";
let test: TestInstallation;
let officer: TestOfficer;
let neighbour: TestOfficer;
let province: TestOfficer;
before(async () => {
  test = await openTestInstallation({ works: true });
  officer = await test.officer("commune_officer", baTo);
  neighbour = await test.officer("commune_officer", baVinh);
  province = await test.officer("province_officer", "51");
});
after(() => test.close());

type Somebody = { readonly name: string; readonly birth: string; readonly number?: string };

async function household(by: TestOfficer, communeId: string, people: readonly Somebody[]) {
  const householdId = newId("household");
  const members = people.map(({ name, birth, number }, at) => ({
    personId: newId("person"),
    fullName: name,
    relation: at === 0 ? ("head" as const) : ("child" as const),
    sex: "male" as const,
    birthDate: localDate(birth),
    birthPrecision: "day" as const,
    ethnicityCode: "19",
    merit: false,
    ...(number === undefined ? {} : { personalId: number }),
  }));
  await by.get(registerHousehold, {
    body: {
      householdId,
      communeId,
      address: "Làng Teng",
      residence: "permanent",
      registeredOn: localDate("2026-01-05"),
      members,
    },
  });
  return { householdId, personIds: members.map(({ personId }) => personId) };
}

type Pair = Output<typeof contract.getDuplicate>;
const keyOf = ({ leftHouseholdId, leftPersonId, rightHouseholdId, rightPersonId }: Pair) => ({
  leftHouseholdId,
  leftPersonId,
  rightHouseholdId,
  rightPersonId,
});
const between = (rows: readonly Pair[], a: string, b: string) =>
  rows.filter(({ leftHouseholdId, rightHouseholdId }) =>
    [`${a} ${b}`, `${b} ${a}`].includes(`${leftHouseholdId} ${rightHouseholdId}`),
  );
const on = localDate("2026-01-10");
const reason = "the same card";

describe("people who are recorded twice", () => {
  it("with one number are always found, in one commune and across two, and reported once", async () => {
    const one = await household(officer, baTo, [
      { name: "Đinh Văn Nghĩa", birth: "1980-05-06", number: "051080111222" },
    ]);
    const other = await household(neighbour, baVinh, [
      { name: "Phạm Văn Khác", birth: "1955-01-01", number: "051080111222" },
    ]);
    const atOnce = between((await officer.get(contract.listDuplicates, {})).rows, one.householdId, other.householdId);
    assert.equal(atOnce.length, 1, "reported when the second was registered, before anybody looked");
    await officer.get(contract.searchDuplicates, { body: { areaId: baTo } });
    await neighbour.get(contract.searchDuplicates, { body: { areaId: baVinh } });
    const [pair, ...rest] = between(
      (await province.get(contract.listDuplicates, {})).rows,
      one.householdId,
      other.householdId,
    );
    assert.ok(pair !== undefined);
    assert.deepEqual([rest.length, pair.foundBy, pair.evidence[0]?.field], [0, "shared_number", "personal_id"]);

    const [own] = between((await officer.get(contract.listDuplicates, {})).rows, one.householdId, other.householdId);
    assert.ok(own !== undefined);
    const sides = [own.left, own.right].map((side) => side?.fullName ?? null);
    assert.deepEqual(sides.toSorted(), [null, "Đinh Văn Nghĩa"].toSorted());
    const decision = { params: keyOf(pair), body: { decision: "not_same" as const, reason } };
    const alone = await officer.ask(contract.decideDuplicate, decision);
    assert.equal("problem" in alone && alone.problem.code, "registry.pair_across_communes");
    assert.equal((await province.get(contract.decideDuplicate, decision)).state, "not_same");

    const again = await officer.get(contract.searchDuplicates, { body: { areaId: baTo } });
    assert.equal(again.added, 0);
    assert.deepEqual(
      between((await province.get(contract.listDuplicates, {})).rows, one.householdId, other.householdId),
      [],
    );
  });

  it("of a whole province are looked for in the background, and the search tells how far it is", async () => {
    const searchId = newId("duplicate search");
    const asked = await province.get(contract.startDuplicateSearch, { body: { searchId, areaId: "51" } });
    assert.equal(asked.state, "queued");
    const ended = async () => {
      const { rows } = await province.get(contract.listDuplicateSearches, { query: { areaId: "51" } });
      return rows.find((row) => row.searchId === searchId && row.state === "finished");
    };
    let found = await ended();
    for (let tries = 0; found === undefined && tries < 200; tries += 1) {
      await setTimeout(100);
      found = await ended();
    }
    assert.ok(found !== undefined && (found.people ?? 0) > 0, "finished, with the people who were compared");
    assert.deepEqual(
      (await officer.get(contract.listDuplicateSearches, {})).rows,
      [],
      "a province's search is not a commune's",
    );
  });

  it("are one household: the surplus one closes, its story tells why, and it all can be taken back", async () => {
    const family = [
      { name: "Hồ Văn Krếp", birth: "1970-02-03", number: "051070333444" },
      { name: "Hồ Văn Xiêm", birth: "1999-07-08", number: "051099333445" },
    ];
    const one = await household(officer, baTo, family);
    const other = await household(officer, baTo, family);
    await officer.get(contract.searchDuplicates, { body: { areaId: baTo } });
    const pairs = between((await officer.get(contract.listDuplicates, {})).rows, one.householdId, other.householdId);
    assert.ok(pairs.length >= 2);
    const [pair] = pairs;
    assert.ok(pair !== undefined);
    const params = keyOf(pair);
    const keep = pair.leftHouseholdId === one.householdId ? "left" : "right";
    const before = await officer.get(getHousehold, { params: { householdId: other.householdId } });
    const merge = { params, body: { decision: "same_household" as const, keep, on, reason } } as const;
    const [first, second] = await Promise.all([
      officer.ask(contract.decideDuplicate, merge),
      province.ask(contract.decideDuplicate, merge),
    ]);
    assert.deepEqual([first.status, second.status].toSorted(), [200, 409]);

    const closed = await officer.get(getHousehold, { params: { householdId: other.householdId } });
    assert.deepEqual([closed.closedOn, closed.closedReason], [on, "registered_twice"]);
    assert.deepEqual(
      between((await officer.get(contract.listDuplicates, {})).rows, one.householdId, other.householdId),
      [],
    );
    const kept = await officer.get(getHousehold, { params: { householdId: one.householdId } });
    assert.equal(
      kept.people.every(({ memberships }) => memberships.every(({ to }) => to === null)),
      true,
    );

    const undone = await officer.get(contract.undoDuplicate, { params, body: { reason: "two brothers" } });
    assert.equal(undone.state, "waiting");
    assert.deepEqual(await officer.get(getHousehold, { params: { householdId: other.householdId } }), before);
    const acts = await officer.get(listHouseholdActs, { params: { householdId: other.householdId } });
    assert.deepEqual(acts.rows.map(({ act }) => act).toSorted(), ["household_closed", "merge_undone"]);
    const ofKept = await officer.get(listHouseholdActs, { params: { householdId: one.householdId } });
    assert.deepEqual(
      ofKept.rows.map(({ act, reason: why }) => [act, why]).toSorted(),
      [
        ["double_merged", reason],
        ["merge_undone", "two brothers"],
      ],
      "the household that stayed tells of it too",
    );
    const waiting = between((await officer.get(contract.listDuplicates, {})).rows, one.householdId, other.householdId);
    assert.equal(waiting.length, pairs.length);
  });

  it("are not merged with their household while it has somebody who is recorded in it alone", async () => {
    const one = await household(officer, baTo, [{ name: "Bùi Văn Tấn", birth: "1960-01-02", number: "051060555666" }]);
    const other = await household(officer, baTo, [
      { name: "Bùi Văn Tấn", birth: "1960-01-02", number: "051060555666" },
      { name: "Bùi Văn Út", birth: "2010-10-10" },
    ]);
    await officer.get(contract.searchDuplicates, { body: { areaId: baTo } });
    const [pair] = between((await officer.get(contract.listDuplicates, {})).rows, one.householdId, other.householdId);
    assert.ok(pair !== undefined);
    const keep = pair.leftHouseholdId === one.householdId ? "left" : "right";
    const params = keyOf(pair);
    const decide = async (decision: "same_household" | "same_person", side: "left" | "right") => {
      const answer = await officer.ask(contract.decideDuplicate, {
        params,
        body: { decision, keep: side, on, reason },
      });
      return "problem" in answer ? answer.problem.code : answer.body.state;
    };
    assert.equal(await decide("same_household", keep), "registry.surplus_has_others");
    assert.equal(await decide("same_person", keep === "left" ? "right" : "left"), "registry.surplus_is_alone");
    assert.equal(await decide("same_person", keep), "registry.head_needs_successor");
    assert.equal(await decide("same_household", keep === "left" ? "right" : "left"), "merged");
  });
});
