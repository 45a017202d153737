import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { moveHousehold } from "#contract/registry/household-acts.ts";
import { coarsestPlace } from "#programme/registry/household/household-point.ts";
import { getHouseholdPoint, recordHouseholdPoint } from "#contract/registry/household-point.ts";
import { registerHousehold } from "#contract/registry/household.ts";
import { localDate } from "#kernel/local-date.ts";
import { addVillages } from "#server/area/area/areas-store.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { newId } from "#contract/new-id.ts";

const baTo = "21484";
const householdId = newId("household");
const params = { householdId };
let now = "2026-09-01T03:00:00Z";
let test: TestInstallation;
let officer: TestOfficer;
before(async () => {
  test = await openTestInstallation({ clock: () => new Date(now) });
  officer = await test.officer("commune_officer", baTo);
  await test.ownersServer.database
    .transaction()
    .execute((tx) => addVillages(tx, [{ areaId: "21484-a", communeId: baTo, name: "Làng Teng" }]));
  await officer.get(registerHousehold, {
    body: {
      householdId,
      communeId: baTo,
      address: "x",
      residence: "permanent",
      registeredOn: localDate("2026-01-05"),
      members: [
        {
          personId: newId("person"),
          fullName: "Đinh Văn A",
          relation: "head",
          sex: "male",
          birthDate: localDate("1980-01-01"),
          birthPrecision: "day",
          merit: false,
        },
      ],
    },
  });
});
after(() => test.close());

const record = (lon: number, lat: number) => ({
  params,
  body: { pointId: newId("household point"), lon, lat, accuracyM: 12, how: "device" as const },
});
const placeNow = async () => (await officer.get(getHouseholdPoint, { params })).point;

it("the house stands where it was recorded last, and not where it stood before the household moved", async () => {
  assert.equal(await placeNow(), null);
  await officer.get(recordHouseholdPoint, record(108.71, 14.75));
  await officer.get(recordHouseholdPoint, record(108.72, 14.76));
  assert.deepEqual([(await placeNow())?.lon, (await placeNow())?.recordedBy], [108.72, officer.fullName]);
  const far = await officer.ask(recordHouseholdPoint, record(14.75, 80));
  assert.equal("problem" in far && far.problem.code, "registry.point_far_away");
  const { body } = record(108.72, 14.76);
  const inexact = await officer.ask(recordHouseholdPoint, { params, body: { ...body, accuracyM: coarsestPlace + 1 } });
  assert.ok("problem" in inexact);
  const facts = { metres: 5001, limit: 5000, field: "accuracyM" };
  assert.deepEqual([inexact.problem.code, inexact.problem.facts], ["registry.place_inexact", facts]);
  const neighbour = await test.officer("commune_officer", "21490");
  assert.equal((await neighbour.ask(getHouseholdPoint, { params })).status, 404);

  now = "2026-09-05T03:00:00Z";
  await officer.get(moveHousehold, {
    params,
    body: { actId: newId("household act"), villageId: "21484-a", address: "y", on: localDate("2026-09-05") },
  });
  assert.equal(await placeNow(), null);
  await officer.get(recordHouseholdPoint, record(108.73, 14.77));
  assert.equal((await placeNow())?.lon, 108.73);
});
