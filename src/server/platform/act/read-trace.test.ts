import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { sql } from "kysely";
import { listReads } from "#contract/authority/audit.ts";
import { listHouseholdActs } from "#contract/registry/household-acts.ts";
import {
  getHousehold,
  listHouseholds,
  registerHousehold,
  searchHouseholds,
  unmaskIdentifier,
} from "#contract/registry/household.ts";
import { localDate } from "#kernel/local-date.ts";
import { routesOf } from "#server/routes.ts";
import { readConfig } from "#server/platform/config.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { removeOldReads } from "./read-trace.ts";
import { getPayee } from "#contract/payment/payee.ts";
import { newId } from "#contract/new-id.ts";

const number = "051080004712";
const minute = 60_000;
let now = new Date("2026-03-01T03:00:00Z");
let opened: TestInstallation;
let officer: TestOfficer;
let auditor: TestOfficer;
const householdId = newId("household");
const personId = newId("person");
const params = { householdId };

before(async () => {
  opened = await openTestInstallation({ clock: () => now });
  officer = await opened.officer("commune_officer", "21484");
  auditor = await opened.officer("auditor", "51");
  const born = { birthDate: localDate("1980-06-15"), birthPrecision: "day" as const, sex: "male" as const };
  const head = { personId, fullName: "Phạm Văn Đê", relation: "head" as const, merit: false, personalId: number };
  await officer.get(registerHousehold, {
    body: {
      householdId,
      communeId: "21484",
      address: "Làng Teng",
      residence: "permanent",
      registeredOn: localDate("2025-08-01"),
      members: [{ ...head, ...born }],
    },
  });
});
after(() => opened.close());
beforeEach(async () => {
  now = new Date(now.getTime() + 60 * minute);
  await opened.ownersServer.database.deleteFrom("authority.read_entries").execute();
});

const traces = async () => {
  const found = await opened.ownersServer.database
    .selectFrom("authority.read_entries")
    .select(["officer_id", "area_id", "record_kind", "record_id", "how"])
    .orderBy("how")
    .execute();
  return found.map((one) => `${one.how} ${one.record_kind} ${one.record_id} ${one.area_id}`);
};

describe("a read of a household's file", () => {
  test("leaves one entry, however many parts of it are opened and however often within minutes", async () => {
    await officer.get(getHousehold, { params });
    await officer.get(listHouseholdActs, { params });
    await officer.get(getHousehold, { params });
    assert.deepEqual(await traces(), [`opened household ${householdId} 21484`]);
  });
  test("leaves another entry later, and one for each officer", async () => {
    await officer.get(getHousehold, { params });
    await auditor.get(getHousehold, { params });
    assert.equal((await traces()).length, 2);
    now = new Date(now.getTime() + 11 * minute);
    await officer.get(getHousehold, { params });
    assert.equal((await traces()).length, 3);
  });
  test("tells the payee apart, whose account is shown", async () => {
    await officer.get(getHousehold, { params });
    await officer.get(getPayee, { params });
    assert.deepEqual(await traces(), [`opened household ${householdId} 21484`, `payee household ${householdId} 21484`]);
  });
  test("that is refused leaves none, and neither does a list", async () => {
    const neighbour = await opened.officer("commune_officer", "21025");
    assert.equal((await neighbour.ask(getHousehold, { params })).status, 404);
    await officer.get(listHouseholds, {});
    assert.deepEqual(await traces(), []);
  });
  test("does not wait for those who write in the commune", async () => {
    await opened.ownersServer.database.transaction().execute(async (writer) => {
      await sql`select from authority.audit_heads where chain = '21484' for update`.execute(writer);
      const read = await Promise.race([
        officer.get(getHousehold, { params }).then(() => "answered"),
        new Promise((resolve) => setTimeout(resolve, 10_000, "waits for the writer").unref()),
      ]);
      assert.equal(read, "answered");
    });
  });
});

describe("a search", () => {
  test("by a number leaves an entry of the household that it finds", async () => {
    await officer.get(searchHouseholds, { body: { search: number, limit: 50 } });
    assert.deepEqual(await traces(), [`number_search household ${householdId} 21484`]);
  });
  test("by a number that nobody has leaves an entry without the number", async () => {
    await officer.get(searchHouseholds, { body: { search: "051080009999", limit: 50 } });
    assert.deepEqual(await traces(), ["number_search search none 21484"]);
  });
  test("by a name leaves none", async () => {
    await officer.get(searchHouseholds, { body: { search: "pham de", limit: 50 } });
    assert.deepEqual(await traces(), []);
  });
});

describe("who read a household", () => {
  test("is reported to the auditor: opened, searched, unmasked and for what, the latest first", async () => {
    await officer.get(getHousehold, { params });
    now = new Date(now.getTime() + minute);
    const purpose = "the insurance asks for it";
    await officer.get(unmaskIdentifier, { params: { ...params, personId, kind: "personal_id" }, body: { purpose } });
    const { rows } = await auditor.get(listReads, { query: { householdId } });
    assert.deepEqual(
      rows.map(({ how, officerName, purpose: why }) => [how, officerName, why]),
      [
        ["unmasked", officer.fullName, purpose],
        ["opened", officer.fullName, null],
      ],
    );
    const [first] = (await auditor.get(listReads, { query: { limit: "1" } })).rows;
    assert.equal(first?.how, "unmasked");
  });
  test("is not reported to those who may not read the audit, nor to an auditor of another area", async () => {
    await officer.get(getHousehold, { params });
    assert.equal((await officer.ask(listReads, { query: { householdId } })).status, 403);
    const elsewhere = await opened.officer("auditor", "21025");
    assert.deepEqual((await elsewhere.get(listReads, { query: { householdId } })).rows, []);
  });
  test("cannot be changed or removed by the server, and is removed after five years", async () => {
    await officer.get(getHousehold, { params });
    const change = async (text: string) => sql.raw(text).execute(opened.server.database);
    await assert.rejects(change("delete from authority.read_entries"), /permission denied/);
    await assert.rejects(change("update authority.read_entries set how = 'payee'"), /permission denied/);
    now = new Date(now.getTime() + 4.9 * 365.25 * 86_400_000);
    await removeOldReads(opened.ownersServer);
    assert.equal((await traces()).length, 1);
    now = new Date(now.getTime() + 0.2 * 365.25 * 86_400_000);
    await removeOldReads(opened.ownersServer);
    assert.equal((await traces()).length, 0);
  });
});

test("every read below a household leaves a trace or an audit entry, or tells too little of it", () => {
  const tellsLittle: Readonly<Record<string, string>> = {
    "registry.getHouseholdPoint": "where the house stands; the page that shows it has read the file",
    "review.listStatuses": "decided classes, which are posted in public",
    "review.listEvidence": "that there are photos; a photo itself is audited",
    "planning.getCauses": "codes of causes",
    "delivery.listSupportActs": "steps of a support",
  };
  const untraced = routesOf(readConfig({}))
    .map(({ endpoint }) => endpoint)
    .filter(({ method, path }) => method === "get" && path.includes("{householdId}"))
    .filter(({ leavesTrace, isAudited }) => leavesTrace !== true && isAudited !== true);
  assert.deepEqual(untraced.map(({ id }) => id).toSorted(), Object.keys(tellsLittle).toSorted());
});
