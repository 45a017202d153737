import { newId } from "#contract/new-id.ts";
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { sql } from "kysely";
import { v7 } from "uuid";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation } from "#test/support/installation.ts";
import { tablesWith } from "#test/support/in-the-clear.ts";
import { clearSettledRows } from "./clear-settled-rows.ts";

let now = new Date("2026-03-01T03:00:00Z");
let opened: TestInstallation;
const importId = newId("import");
before(async () => {
  opened = await openTestInstallation({ clock: () => now });
  const { database } = opened.ownersServer;
  await sql`insert into registry.imports (import_id, area_id, source_system, mapping, state, started_at, finished_at, officer_id, counts)
    values (${importId}, '21484', 'a-list', '{}', 'finished', ${now}, ${now}, ${v7()}, '{}')`.execute(database);
  for (const [key, state, number] of [
    ["settled", "left_out", "051080001111"],
    ["waiting", "held", "051080002222"],
  ] as const) {
    const rows = JSON.stringify([{ file: "people", rowNumber: 7, raw: { cccd: number } }]);
    const settled = state === "held" ? null : now;
    await sql`insert into registry.held_households (import_id, household_key, area_id, rows, before, state, settled_at, settled_by, reason)
      values (${importId}, ${key}, '21484', ${rows}, ${rows}, ${state}, ${settled}, ${settled && v7()}, ${settled && "moved away"})`.execute(
      database,
    );
    await sql`insert into registry.quarantine_rows (import_id, row_number, area_id, file, household_key, field, reason, remedy, raw)
      values (${importId}, 7, '21484', ${key}, ${key}, 'personalId', 'a reason', 'a remedy', ${JSON.stringify({ cccd: number })})`.execute(
      database,
    );
  }
});
after(() => opened.close());

const both = ["registry.held_households", "registry.quarantine_rows"];

describe("rows that an import held back", () => {
  test("keep their cells for a month after they are settled", async () => {
    now = new Date("2026-03-30T03:00:00Z");
    await clearSettledRows(opened.ownersServer);
    assert.deepEqual((await tablesWith(opened.migratorUrl, "051080001111")).toSorted(), both);
  });
  test("then lose them, and keep which row it was; what still waits keeps its cells", async () => {
    now = new Date("2026-04-01T03:00:00Z");
    await clearSettledRows(opened.ownersServer);
    await clearSettledRows(opened.ownersServer);
    assert.deepEqual(await tablesWith(opened.migratorUrl, "051080001111"), []);
    assert.deepEqual((await tablesWith(opened.migratorUrl, "051080002222")).toSorted(), both);
    const found = await sql<{ rows: unknown }>`select rows from registry.held_households
      where household_key = 'settled'`.execute(opened.ownersServer.database);
    assert.deepEqual(found.rows[0]?.rows, [{ file: "people", rowNumber: 7, raw: {} }]);
  });
});
