import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { sql } from "kysely";
import type { Ask } from "#contract/client.ts";
import { countHouseholds, listHouseholds, registerHousehold } from "#contract/registry/household.ts";
import { localDate } from "#kernel/local-date.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { countPopulation, listChangedCommunes, verifyPopulation } from "./population-store.ts";
import { newId } from "#test/support/new-id.ts";

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

it("counts hold until the day before somebody leaves by a date that is known", async () => {
  await sql`update registry.memberships set valid_to = '2026-09-20' where membership_id =
    (select membership_id from registry.memberships where commune_id = ${baTo} and relation = 'spouse' limit 1)`.execute(
    test.ownersServer.database,
  );
  await countPopulation(test.ownersServer.database, today);
  assert.deepEqual(await changed("2026-09-20"), []);
  assert.deepEqual(await changed("2026-09-21"), [baTo]);
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
