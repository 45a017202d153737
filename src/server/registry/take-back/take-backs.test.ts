import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { afterEach, beforeEach, describe, it } from "node:test";
import { sql } from "kysely";
import { v7 } from "uuid";
import type { Output } from "#contract/endpoint.ts";
import { recordHouseholdPoint } from "#contract/registry/household-point.ts";
import { getImport, importHouseholds, listImports } from "#contract/registry/import.ts";
import { listDuplicates } from "#contract/registry/duplicate.ts";
import * as contract from "#contract/registry/take-back.ts";
import { listVillages } from "#contract/area/village.ts";
import { countHouseholds, getHousehold, listHouseholds, searchHouseholds } from "#contract/registry/household.ts";
import type { Id } from "#kernel/id.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { newId } from "#contract/new-id.ts";

const baTo = "21484";
const mapping = (source: string) => `
source: ${source}
household:
  key: ho
  village: { column: thon }
  addVillages: true
  registeredOn: { constant: 2026-01-05 }
person:
  household: ho
  key: so
  name: { column: ten }
  birth: { column: sinh }
  relation: { column: quan_he, values: { Chủ hộ: head, Vợ: spouse } }
  identifiers: { personal_id: { column: cccd } }
`;
const list = (thon: string) => `ho;so;ten;sinh;quan_he;cccd;thon
1;1;Đinh Văn Nghĩa;1980;Chủ hộ;051080001234;${thon}
1;2;Đinh Thị Đào;1985;Vợ;;${thon}
2;1;Hồ Văn Krếp;1970;Chủ hộ;051070005678;${thon}
3;1;Phạm Thị Sương;1990;Chủ hộ;;${thon}
`;

let test: TestInstallation;
let officer: TestOfficer;
let neighbour: TestOfficer;
let chair: TestOfficer;
/** Each test begins with an installation of its own: what one leaves in lists and villages is not counted by the next. */
beforeEach(async () => {
  test = await openTestInstallation({ works: true });
  officer = await test.officer("commune_officer", baTo);
  neighbour = await test.officer("commune_officer", "21490");
  chair = await test.officer("commune_chair", baTo);
});
afterEach(() => test.close());

/** A round of the commune, as it stands before its reviews. */
async function round(): Promise<string> {
  const roundId = newId("round");
  await sql`insert into review.rounds (round_id, area_id, year, kind, standard_id, standard_version, reference_date, opens_on, closes_on)
    select ${roundId}, ${baTo}, 2026, 'annual', standard_id, version, '2026-09-01', '2026-09-01', '2026-12-01' from review.standards limit 1`.execute(
    test.ownersServer.database,
  );
  return roundId;
}

async function imported(source: string, thon: string, households = list(thon)): Promise<Id<"import">> {
  const importId = newId("import");
  const newVillages = [{ communeId: baTo, name: thon }];
  const body = { importId, areaId: baTo, mapping: mapping(source), households, newVillages };
  const done = await officer.get(importHouseholds, { body });
  assert.equal(done.counts.householdsAdded, 3);
  return importId;
}

async function takenBack(importId: Id<"import">, reason = "the wrong file"): Promise<Output<typeof getImport>> {
  const takeBackId = newId("take-back");
  await officer.get(contract.takeBackImport, { params: { importId }, body: { takeBackId, reason } });
  for (let turn = 0; turn < 200; turn += 1) {
    const found = await officer.get(getImport, { params: { importId } });
    if (found.takeBack?.takeBackId === takeBackId && found.takeBack.finishedAt !== null) return found;
    await setTimeout(50);
  }
  throw new Error("the taking back does not end");
}

const households = async () => (await officer.get(listHouseholds, { query: { communeId: baTo } })).rows;
const villages = async () =>
  (await officer.get(listVillages, { params: { areaId: baTo } })).rows.map(({ name }) => name);

describe("an import that is taken back", () => {
  it("is reported first, and leaves nothing in lists, counts, search and double records; what stood there can be read", async () => {
    const importId = await imported("first-list", "Làng Teng");
    // Without their births nobody knows before that they are the same people: their numbers tell it afterwards.
    const again = await imported("same-people", "Làng Teng", list("Làng Teng").replaceAll(/;19\d\d;/g, ";;"));
    assert.equal((await officer.get(listDuplicates, { query: { communeId: baTo } })).rows.length, 2);
    const tried = await officer.get(contract.tryTakeBack, { params: { importId: again } });
    assert.deepEqual([tried.households, tried.people, tried.kept, tried.goes.length], [3, 4, 0, 3]);
    assert.equal((await households()).length, 6);

    const done = await takenBack(again);
    assert.deepEqual(
      [done.state, done.takeBack?.state, done.takeBack?.takenBack, done.takeBack?.kept, done.isAnyLeft],
      ["taken_back", "finished", 3, 0, false],
    );
    assert.equal((await households()).length, 3);
    assert.equal((await officer.get(listDuplicates, { query: { communeId: baTo } })).rows.length, 0);
    const found = async (search: string) =>
      (await officer.get(searchHouseholds, { body: { search, limit: 50 } })).rows.length;
    assert.deepEqual([await found("Đinh Văn Nghĩa"), await found("051070005678")], [1, 1]);
    const counted = await officer.get(countHouseholds, { params: { areaId: baTo } });
    assert.equal(
      counted.rows.reduce((sum, row) => sum + row.households, 0),
      3,
    );

    const query = { outcome: "taken_back" } as const;
    const { rows, total } = await officer.get(contract.listTakeBackHouseholds, { params: { importId: again }, query });
    assert.deepEqual([total, rows[0]?.headName, rows[0]?.members], [3, "Đinh Văn Nghĩa", 2]);
    const householdId = rows[0]?.householdId;
    assert.ok(householdId);
    const record = await chair.get(contract.getTakenBackHousehold, { params: { householdId } });
    assert.deepEqual(
      [record.reason, record.sourceSystem, record.registeredOn, record.people.map(({ fullName }) => fullName)],
      ["the wrong file", "same-people", "2026-01-05", ["Đinh Văn Nghĩa", "Đinh Thị Đào"]],
    );
    assert.deepEqual(record.people[0]?.identifiers, [{ kind: "personal_id", lastDigits: "234" }]);
    const asked = await officer.ask(getHousehold, { params: { householdId } });
    assert.equal("problem" in asked && asked.problem.code, "registry.household_taken_back");
    assert.equal((await neighbour.ask(contract.getTakenBackHousehold, { params: { householdId } })).status, 404);
    // The village is lived in by the households of the first list: it stays with them, and goes with them.
    assert.deepEqual(await villages(), ["Làng Teng"]);
    assert.equal((await takenBack(importId)).takeBack?.villages, 1);
    assert.deepEqual(await villages(), []);
  });

  it("can be imported again: the keys of its source are free", async () => {
    await takenBack(await imported("again", "Gò Rét"));
    const second = await imported("again", "Gò Rét");
    assert.equal((await households()).length, 3);
    await takenBack(second);
  });

  it("keeps households to which something has happened since, and tells why; asked again it looks again", async () => {
    const importId = await imported("touched", "Làng Rầm");
    const [first, second, third] = await households();
    assert.ok(first && second && third);
    await officer.get(recordHouseholdPoint, {
      params: { householdId: first.householdId },
      body: { pointId: newId("household point"), lon: 108.74, lat: 14.76, how: "hand" },
    });
    const owner = test.ownersServer.database;
    const roundId = await round();
    await sql`insert into review.reviews (household_id, review_id, round_id, commune_id, state)
      values (${second.householdId}, ${v7()}, ${roundId}, ${baTo}, 'listed')`.execute(owner);
    const tried = await officer.get(contract.tryTakeBack, { params: { importId } });
    assert.deepEqual([tried.households, tried.kept, tried.stays.length], [1, 2, 2]);
    const done = await takenBack(importId, "wrong columns");
    assert.deepEqual([done.takeBack?.takenBack, done.takeBack?.kept, done.isAnyLeft], [1, 2, true]);
    const kept = await officer.get(contract.listTakeBackHouseholds, { params: { importId } });
    assert.deepEqual(
      kept.rows.map(({ householdId, why }) => [householdId, why]),
      [
        [first.householdId, "changed"],
        [second.householdId, "reviewed"],
      ],
    );

    // The list of the round was a mistake too.
    await sql`delete from review.reviews where household_id = ${second.householdId}`.execute(owner);
    const again = await takenBack(importId, "the list of the round is gone");
    assert.deepEqual([again.takeBack?.takenBack, again.takeBack?.kept], [1, 1]);
    assert.deepEqual(
      (await households()).map(({ householdId }) => householdId),
      [first.householdId],
    );
  });

  it("takes answers with it that came with the import and that nobody gave again, scored or not", async () => {
    const importId = await imported("with-answers", "Làng Mâm");
    const [{ householdId: answered } = { householdId: "" }] = await households();
    const owner = test.ownersServer.database;
    const roundId = await round();
    await sql`update registry.imports set options = jsonb_build_object('roundId', ${roundId}::text)
      where import_id = ${importId}`.execute(owner);
    await sql`insert into review.reviews (household_id, review_id, round_id, commune_id, state, answers, class, deprivations, facts)
      values (${answered}, ${v7()}, ${roundId}, ${baTo}, 'scored', '{}', 'poor', 0, '{}')`.execute(owner);
    const tried = await officer.get(contract.tryTakeBack, { params: { importId } });
    assert.deepEqual([tried.households, tried.reviews, tried.kept], [3, 1, 0]);
    await takenBack(importId);
    const left = await sql`select from review.reviews where household_id = ${answered}`.execute(owner);
    assert.equal(left.rows.length, 0);
  });

  it("is taken back by anyone who may bring it in, in the area of the import, when it is over and something is left", async () => {
    const importId = await imported("refusals", "Làng Dút");
    const body = { takeBackId: newId("take-back"), reason: "a test" };
    const codeOf = async (by: TestOfficer, of = importId) => {
      const answer = await by.ask(contract.takeBackImport, { params: { importId: of }, body });
      return "problem" in answer ? answer.problem.code : "";
    };
    assert.equal(await codeOf(neighbour), "record.not_found");
    assert.equal(await codeOf(chair), "authority.not_permitted");
    await takenBack(importId);
    assert.equal(await codeOf(officer), "registry.nothing_to_take_back");
    assert.equal((await officer.ask(contract.cancelTakeBack, { params: { importId } })).status, 409);
    assert.equal((await officer.get(listImports, {})).rows[0]?.state, "taken_back");
  });

  it("may remove nothing by any other act, whatever the server asks for", async () => {
    await takenBack(await imported("before", "Làng Dút"));
    const { server } = test;
    const tried = server.database.transaction().execute(async (tx) => {
      await sql`select authority.begin_act(${officer.officerId}, 'registry.changeHousehold', current_date)`.execute(tx);
      await sql`select registry.take_back((select take_back_id from registry.take_backs limit 1), '{}', now())`.execute(
        tx,
      );
    });
    await assert.rejects(tried, /not households of an import/);
  });
});

/** What refers to a household, its people or its reviews either goes with it or says why it stays: a new table must say which. */
const looksAt = /^(registry|review|delivery|payment)\./;
it("every table that refers to a household is thought of", async () => {
  const refers = await sql<{ name: string }>`select distinct conrelid::regclass::text as name from pg_constraint
    where contype = 'f' and confrelid in ('registry.households'::regclass, 'registry.people'::regclass, 'review.reviews'::regclass)
    order by 1`.execute(test.ownersServer.database);
  const names = refers.rows.map(({ name }) => name);
  assert.ok(names.every((name) => looksAt.test(name)));
  assert.deepEqual(names, [
    "delivery.cycle_producers",
    "delivery.job_seekers",
    "delivery.livelihood_conversions",
    "delivery.livelihood_members",
    "delivery.loans",
    "delivery.referrals",
    "delivery.supports",
    "payment.payees",
    "registry.corrections",
    "registry.household_acts",
    "registry.household_places",
    "registry.household_points",
    "registry.identifiers",
    "registry.memberships",
    "registry.people",
    "registry.transfers",
    "review.evidence",
    "review.household_causes",
    // Only of a review that is beyond its score, which keeps the household.
    "review.meeting_results",
    "review.objections",
    "review.poverty_statuses",
    "review.requests",
    "review.reviews",
  ]);
});
