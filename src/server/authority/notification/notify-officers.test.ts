/** The years that the demo plays are no news to anybody; what is done in it today is. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { newId } from "#contract/new-id.ts";
import { countUnreadNotifications, listNotifications } from "#contract/authority/notification.ts";
import { idOf } from "#kernel/id.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { notifyOfficers } from "./notify-officers.ts";

let opened: TestInstallation;
let officer: TestOfficer;
before(async () => {
  opened = await openTestInstallation();
  officer = await opened.officer("commune_officer", "21484");
});
after(() => opened.close());

async function informOfActAt(at: string): Promise<readonly [unread: number, all: number]> {
  const server = opened.ownersServer;
  const consumer = notifyOfficers([{ act: "registry.import", text: "importFinished", to: "who asked" }]);
  const row = {
    position: 1n,
    entryId: newId("audit entry"),
    at,
    officerId: idOf("officer", officer.officerId),
    act: "registry.import",
    areaId: "21484",
    recordKind: "import",
    recordId: newId("import"),
    facts: {},
  };
  await server.database.transaction().execute(async (tx) => consumer.take({ server, tx }, row));
  const { unread } = await officer.get(countUnreadNotifications);
  return [unread, (await officer.get(listNotifications, { query: { limit: 50 } })).rows.length];
}

test("a played act of the demo is listed as read, one of today is not, and without a demo none is", async () => {
  const now = opened.server.now();
  assert.deepEqual(await informOfActAt("2026-02-02T02:00:00.000Z"), [1, 1]);
  await opened.ownersServer.database
    .insertInto("platform.facts")
    .values({ name: "demo", value: "{}", recorded_at: now })
    .execute();
  assert.deepEqual(await informOfActAt("2026-02-02T02:00:00.000Z"), [1, 2]);
  assert.deepEqual(await informOfActAt(now), [2, 3]);
});
