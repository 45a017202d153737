import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { sql } from "kysely";
import type { Ask } from "#contract/client.ts";
import { listVillages } from "#contract/area/village.ts";
import { countHouseholds, listHouseholds, registerHousehold } from "#contract/registry/household.ts";
import { localDate } from "#kernel/local-date.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { countPopulation, listChangedCommunes, verifyPopulation } from "./population-store.ts";
import { newId } from "#contract/new-id.ts";

const baTo = "21484";
const today = "2026-09-07";
let test: TestInstallation;
let officer: TestOfficer;
let province: TestOfficer;

before(async () => {
  test = await openTestInstallation({ clock: () => new Date("2026-09-07T03:00:00Z") });
  officer = await test.officer("commune_officer", baTo);
  province = await test.officer("province_officer", "51");
  await countPopulation(test.ownersServer.database, today);
});
after(async () => test.close());

function family(registeredOn: string): NonNullable<Ask<typeof registerHousehold>["body"]> {
  const member = { sex: "male", birthDate: localDate("1980-05-06"), birthPrecision: "day", merit: false } as const;
  return {
    householdId: newId("household"),
    communeId: baTo,
    address: "Thôn Nước Lui",
    residence: "permanent",
    registeredOn: localDate(registeredOn),
    members: [
      { ...member, personId: newId("person"), fullName: "Phạm Văn Đếm", relation: "head" },
      { ...member, personId: newId("person"), fullName: "Phạm Thị Đếm", relation: "spouse", sex: "female" },
    ],
  };
}

async function shown() {
  const rows = (await province.get(countHouseholds, { params: { areaId: "51" } })).rows;
  const { households = 0, people = 0 } = rows.find(({ areaId }) => areaId === baTo) ?? {};
  return { households, people, listed: (await officer.get(listHouseholds)).total };
}

const changed = async (on = today) =>
  test.ownersServer.database.transaction().execute(async (tx) => {
    await sql`set local vuon.areas = '*'`.execute(tx);
    return listChangedCommunes(tx, on, [baTo]);
  });

it("a household counts from the moment it is registered, before and after it is counted in the background", async () => {
  const was = await shown();
  await officer.get(registerHousehold, { body: family("2026-01-05") });
  const live = await shown();
  assert.deepEqual(live, { households: was.households + 1, people: was.people + 2, listed: (was.listed ?? 0) + 1 });
  assert.deepEqual(await changed(), [baTo]);
  assert.equal(await countPopulation(test.ownersServer.database, today), 1);
  assert.deepEqual(await changed(), []);
  assert.deepEqual(await shown(), live);
});

it("the sum shown comes from what is kept when nothing changed", async () => {
  const was = await shown();
  await sql`update registry.population_counts set people = people + 100 where commune_id = ${baTo}`.execute(
    test.ownersServer.database,
  );
  assert.equal((await shown()).people, was.people + 100);
  assert.equal((await verifyPopulation(test.ownersServer.database, today)).length, 1, "and a wrong one is found");
  await sql`insert into registry.population_changes (commune_id) values (${baTo})`.execute(test.ownersServer.database);
  assert.deepEqual(await shown(), was, "after a change it is counted live");
  await countPopulation(test.ownersServer.database, today);
  assert.deepEqual(await verifyPopulation(test.ownersServer.database, today), []);
});

it("households, people and registered households are each compared by themselves", async () => {
  const owner = test.ownersServer.database;
  const found = async () => (await verifyPopulation(owner, today)).map(({ what }) => what);
  const add = async (households: number, people: number, registered: number) =>
    sql`update registry.population_counts set households = households + ${households}, people = people + ${people},
      registered = registered + ${registered} where commune_id = ${baTo} and village_id is null`.execute(owner);
  await add(1, -1, 0);
  assert.deepEqual(await found(), ["households", "people"]);
  await add(-1, 1, 5);
  assert.deepEqual(await found(), ["registered"]);
  await add(0, 0, -5);
  assert.deepEqual(await found(), []);
});

it("counts hold until the day before somebody leaves by a date that is known", async () => {
  await sql`update registry.memberships set valid_to = '2026-09-20' where membership_id =
    (select membership_id from registry.memberships where commune_id = ${baTo} and relation = 'spouse' limit 1)`.execute(
    test.ownersServer.database,
  );
  await countPopulation(test.ownersServer.database, today);
  assert.deepEqual(await changed("2026-09-20"), []);
  assert.deepEqual(await changed("2026-09-21"), [baTo]);
});

it("a household is counted on the day on which it closes, in the list of villages as in the counts", async () => {
  const owner = test.ownersServer.database;
  const village = `${baTo}.closing`;
  await sql`insert into registry.areas (area_id, code, kind, name, full_name, parent_id)
    values (${village}, ${village}, 'village', 'Làng Đếm', 'Làng Đếm', ${baTo})`.execute(owner);
  await sql`insert into registry.area_closure (ancestor_id, descendant_id, depth)
    select ancestor_id, ${village}, depth + 1 from registry.area_closure where descendant_id = ${baTo}
    union all select ${village}, ${village}, 0`.execute(owner);
  const body = family("2026-01-05");
  await officer.get(registerHousehold, { body: { ...body, villageId: village } });
  const inVillages = async () =>
    (await officer.get(listVillages, { params: { areaId: baTo } })).rows.find(({ areaId }) => areaId === village)
      ?.households;
  const inCounts = async () =>
    (await officer.get(countHouseholds, { params: { areaId: baTo } })).rows.find(({ areaId }) => areaId === village)
      ?.households ?? 0;
  const closeOn = async (day: string) =>
    sql`update registry.households set closed_on = ${day}, closed_reason = 'moved_away' where household_id = ${body.householdId}`.execute(
      owner,
    );
  await closeOn(today);
  assert.deepEqual([await inVillages(), await inCounts()], [1, 1]);
  await closeOn("2026-09-06");
  assert.deepEqual([await inVillages(), await inCounts()], [0, 0]);
  await countPopulation(owner, today);
});

it("who becomes head on a later day is not named before", async () => {
  const body = family("2026-01-05");
  await officer.get(registerHousehold, { body });
  const { householdId } = body;
  const head = async () =>
    (await officer.get(listHouseholds, { query: { limit: "200" } })).rows.find((row) => row.householdId === householdId)
      ?.headName;
  const owner = test.ownersServer.database;
  await sql`update registry.memberships set valid_to = '2026-09-30' where household_id = ${householdId}`.execute(owner);
  await sql`insert into registry.memberships (household_id, membership_id, person_id, commune_id, relation, valid_from)
    select household_id, gen_random_uuid(), person_id, commune_id, 'head', '2026-10-01' from registry.memberships
    where household_id = ${householdId} and relation = 'spouse'`.execute(owner);
  assert.equal(await head(), "Phạm Văn Đếm");
  await sql`update registry.memberships set valid_from = '2026-08-01' where household_id = ${householdId} and valid_from = '2026-10-01'`.execute(
    owner,
  );
  await sql`update registry.memberships set valid_to = '2026-07-31' where household_id = ${householdId} and valid_to = '2026-09-30'`.execute(
    owner,
  );
  assert.equal(await head(), "Phạm Thị Đếm");
  await countPopulation(owner, today);
});

it("what a transaction has not finished changes nothing for others", async () => {
  const was = await shown();
  const open = await test.ownersServer.database.startTransaction().execute();
  await sql`update registry.households set closed_on = '2026-09-01', closed_reason = 'moved_away' where commune_id = ${baTo}`.execute(
    open,
  );
  assert.deepEqual(await changed(), []);
  assert.deepEqual(await shown(), was);
  await open.rollback().execute();
});
