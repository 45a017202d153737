/** What one officer does reaches the list of another, by the outbox and its job. */
import assert from "node:assert/strict";
import { setTimeout } from "node:timers/promises";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import {
  countUnreadNotifications,
  listNotifications,
  markAllNotificationsRead,
  markNotificationRead,
} from "#contract/authority/notification.ts";
import { getHousehold, registerHousehold } from "#contract/registry/household.ts";
import { askCorrection, decideCorrection } from "#contract/registry/correction.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { newId } from "#contract/new-id.ts";

const commune = "21484";
let opened: TestInstallation;
let officer: TestOfficer;
let chair: TestOfficer;
let stranger: TestOfficer;
const householdId = newId("household");
const personId = newId("person");

before(async () => {
  opened = await openTestInstallation({ works: true });
  officer = await opened.officer("commune_officer", commune);
  chair = await opened.officer("commune_chair", commune);
  stranger = await opened.officer("commune_chair", "21025");
  const born = { birthDate: localDate("1980-06-15"), birthPrecision: "day" as const, sex: "male" as const };
  await officer.get(registerHousehold, {
    body: {
      householdId,
      communeId: commune,
      address: "Làng Teng",
      residence: "permanent",
      registeredOn: localDate("2025-08-01"),
      members: [{ personId, fullName: "Phạm Văn Đê", relation: "head", merit: false, ...born }],
    },
  });
});
after(() => opened.close());

const unreadOf = async (one: TestOfficer) => (await one.get(countUnreadNotifications)).unread;
async function until(one: TestOfficer, unread: number): Promise<void> {
  for (let turn = 0; turn < 400 && (await unreadOf(one)) !== unread; turn += 1) await setTimeout(50);
  assert.equal(await unreadOf(one), unread);
}
const listOf = async (one: TestOfficer) => (await one.get(listNotifications, { query: { limit: 50 } })).rows;

async function askForCorrection(): Promise<Id<"correction">> {
  const correctionId = newId("correction");
  const facts = { fullName: `Phạm Văn ${correctionId.slice(-4)}` };
  const body = { kind: "person" as const, correctionId, personId, facts, reason: "as on the identity card" };
  await officer.get(askCorrection, { params: { householdId }, body });
  return correctionId;
}

describe("a notification", () => {
  test("tells the chair of the commune what waits, and then the officer who asked how it was decided", async () => {
    const correctionId = await askForCorrection();
    await until(chair, 1);
    const [informed] = await listOf(chair);
    assert.deepEqual(
      [informed?.text, informed?.recordKind, informed?.recordId, informed?.areaId, informed?.isRead],
      ["correctionAsked", "correction", correctionId, commune, false],
    );
    await chair.get(decideCorrection, { params: { householdId, correctionId }, body: { approves: true } });
    await until(officer, 1);
    assert.equal((await listOf(officer))[0]?.text, "correctionDecided");
    assert.equal(await unreadOf(chair), 1, "nobody is informed of what one did oneself");
    assert.equal(await unreadOf(stranger), 0);
  });
  test("holds nobody's name", async () => {
    const { fullName } = (await officer.get(getHousehold, { params: { householdId } })).people[0] ?? {};
    assert.ok(typeof fullName === "string");
    const { rows } = await sql<{
      row: string;
    }>`select notification::text as row from authority.notifications notification
      union all select kept::text from platform.outbox kept`.execute(opened.ownersServer.database);
    assert.ok(rows.length > 2);
    for (const { row } of rows) assert.ok(!row.includes(fullName) && !row.includes(chair.fullName), row);
  });
  test("is marked by its officer alone, one or all, without an audit entry", async () => {
    await askForCorrection();
    await until(chair, 2);
    const [newest] = await listOf(chair);
    assert.ok(newest !== undefined);
    const entries = async () =>
      (await sql`select from authority.audit_entries`.execute(opened.ownersServer.database)).rows.length;
    const earlier = await entries();
    const params = { notificationId: newest.notificationId };
    const foreign = await officer.ask(markNotificationRead, { params });
    assert.ok("problem" in foreign);
    assert.equal(foreign.problem.code, "record.not_found");
    assert.deepEqual(await chair.get(markNotificationRead, { params }), { unread: 1 });
    assert.deepEqual(
      (await chair.get(listNotifications, { query: { unread: "true", limit: 50 } })).rows.map(({ isRead }) => isRead),
      [false],
    );
    assert.deepEqual(await chair.get(markAllNotificationsRead), { unread: 0 });
    assert.equal(await unreadOf(officer), 1);
    assert.equal(await entries(), earlier);
  });
  test("comes page by page, the latest first", async () => {
    const first = await chair.get(listNotifications, { query: { limit: 1 } });
    assert.ok(first.nextCursor !== null);
    const second = await chair.get(listNotifications, { query: { limit: 1, cursor: first.nextCursor } });
    assert.equal(second.nextCursor, null);
    const all = await listOf(chair);
    assert.deepEqual([...first.rows, ...second.rows], all);
  });
});
