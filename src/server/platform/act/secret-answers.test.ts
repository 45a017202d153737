import type { Id } from "#kernel/id.ts";
import assert from "node:assert/strict";
import { after, before, beforeEach, describe, test } from "node:test";
import { sql } from "kysely";
import { v7 } from "uuid";
import { send } from "#contract/client.ts";
import { registerHousehold, searchHouseholds, unmaskIdentifier } from "#contract/registry/household.ts";
import { localDate } from "#kernel/local-date.ts";
import { beginAct } from "#server/platform/database/database.ts";
import { dailyTasks } from "#server/workers.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { tablesWith } from "#test/support/in-the-clear.ts";
import { newId } from "#contract/new-id.ts";

const number = "051080004711";
let now = new Date("2026-03-01T03:00:00Z");
let opened: TestInstallation;
let officer: TestOfficer;
const householdId = newId("household");
const personId = newId("person");

before(async () => {
  opened = await openTestInstallation({ clock: () => now });
  officer = await opened.officer("commune_officer", "21484");
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
beforeEach(() => opened.ownersServer.database.deleteFrom("platform.idempotency_keys").execute());

const keptKeys = async () =>
  opened.ownersServer.database.selectFrom("platform.idempotency_keys").select(["key", "endpoint"]).execute();

async function unmask(key: string) {
  const params = { householdId, personId, kind: "personal_id" } as const;
  const body = { purpose: "the insurance asks for it" };
  const response = await send(officer.fetch, unmaskIdentifier, { params, body, key }, v7);
  assert.equal(response.status, 200);
  const { value }: { value: string } = await response.json();
  return value;
}

describe("an answer that holds a number in full", () => {
  test("is kept nowhere, and the same request is answered again with an audit entry of its own", async () => {
    const audited = async () =>
      Number(
        (
          await sql<{ count: string }>`select count(*) from authority.audit_entries
            where act = 'registry.unmaskIdentifier'`.execute(opened.ownersServer.database)
        ).rows[0]?.count,
      );
    const earlier = await audited();
    const key = v7();
    assert.equal(await unmask(key), number);
    assert.equal(await unmask(key), number);
    assert.equal((await audited()) - earlier, 2);
    assert.deepEqual(await keptKeys(), []);
    assert.deepEqual(await tablesWith(opened.migratorUrl, number), []);
  });
  test("of a search leaves neither the number nor a key", async () => {
    const { total } = await officer.get(searchHouseholds, { body: { search: number, limit: 50 } });
    assert.equal(total, 1);
    assert.deepEqual(await keptKeys(), []);
    assert.deepEqual(await tablesWith(opened.migratorUrl, number), []);
  });
});

describe("a kept answer", () => {
  const keep = async () =>
    opened.ownersServer.database
      .insertInto("platform.idempotency_keys")
      .values({
        officer_id: officer.officerId,
        key: v7(),
        endpoint: "a.test",
        request_hash: "x",
        created_at: now.toISOString(),
      })
      .execute();

  test("is removed after a week, and not before", async () => {
    const task = dailyTasks.find(({ name }) => name === "platform.removeOldKeys");
    await keep();
    now = new Date(now.getTime() + 7 * 86_400_000);
    await keep();
    await task?.run(opened.ownersServer);
    assert.equal((await keptKeys()).length, 2);
    now = new Date(now.getTime() + 60_000);
    await task?.run(opened.ownersServer);
    assert.equal((await keptKeys()).length, 1);
  });
  test("is seen by its officer alone", async () => {
    await keep();
    const other = await opened.officer("commune_officer", "21484");
    const seenBy = async (officerId: Id<"officer">) =>
      opened.server.database.transaction().execute(async (tx) => {
        await beginAct(tx, officerId, "registry.registerHousehold", "2026-03-01");
        return (await tx.selectFrom("platform.idempotency_keys").selectAll().execute()).length;
      });
    assert.equal(await seenBy(officer.officerId), 1);
    assert.equal(await seenBy(other.officerId), 0);
  });
});
