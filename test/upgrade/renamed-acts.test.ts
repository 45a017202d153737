/** What an installation of before kept under names of acts that are called otherwise now (db/migrations/0261). */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client } from "pg";
import { verifyChains } from "#server/authority/audit/verify-chains.ts";
import { connect } from "#server/platform/database/database.ts";
import { migrate } from "#server/platform/database/migrate.ts";
import { readMigrations } from "#server/platform/database/migrations.ts";
import { emptyDatabase } from "#test/support/database.ts";
import type { TestDatabase } from "#test/support/database.ts";

const renamed = {
  "registry.recordAreaClass": "area.recordAreaClass",
  "registry.endAreaClass": "area.endAreaClass",
  "registry.importAreas": "area.importAreas",
  "registry.importBoundaries": "area.importBoundaries",
  "registry.changeVillages": "area.changeVillages",
  "planning.recordContribution": "ledger.recordContribution",
  "planning.reversePosting": "ledger.reversePosting",
  "planning.recordVoucher": "treasury.recordVoucher",
  "planning.recordPastYears": "treasury.recordPastYears",
  "planning.setSchedule": "treasury.setSchedule",
  "planning.importTreasury": "treasury.importTreasury",
  "planning.acceptTreasuryImport": "treasury.acceptTreasuryImport",
  "planning.draftPlan": "planning.draftPlan",
};
/** The number of the migration that renames. */
const firstRenaming = 260;

let database: TestDatabase;
let client: Client;
before(async () => {
  database = await emptyDatabase();
  const migrations = await readMigrations();
  await migrate(database.migratorUrl, { migrations: migrations.filter(({ number }) => number < firstRenaming) });
  client = new Client({ connectionString: database.migratorUrl });
  await client.connect();
  const names = Object.keys(renamed);
  await client.query(
    `with act as (select gen_random_uuid() as id, name from unnest($1::text[]) as name), entry as (
      select authority.append_audit(id, now(), null, name, 'VN', 'test', name, '{}') from act
    ), row as (
      insert into platform.outbox (entry_id, at, officer_id, act, area_id, record_kind, record_id, facts)
      select id, now(), id, name, 'VN', 'test', name, '{}' from act
    ), aside as (
      insert into platform.outbox_set_aside (consumer, entry_id, act, tries, fault, set_aside_at)
      select 'test', id, name, 5, 'TypeError', now() from act
    ), kept as (
      insert into platform.idempotency_keys (officer_id, key, endpoint, request_hash, status, response, created_at)
      select id, name, name, 'hash of ' || name, 200, '{}', now() from act
    )
    select count(*) from entry`,
    [names],
  );
  await migrate(database.migratorUrl, { migrations });
});
after(async () => {
  await client.end();
  await database.close();
});

const namesIn = async (query: string) => {
  const { rows } = await client.query<{ was: string; is_now: string }>(query);
  return Object.fromEntries(rows.map(({ was, is_now }) => [was, is_now]));
};

test("rows of the outbox, also those set aside, come under the name of today", async () => {
  assert.deepEqual(await namesIn("select record_id as was, act as is_now from platform.outbox"), renamed);
  const aside = `select row.record_id as was, aside.act as is_now from platform.outbox_set_aside aside
    join platform.outbox row using (entry_id)`;
  assert.deepEqual(await namesIn(aside), renamed);
});
test("a request that is sent again after the upgrade finds its answer", async () => {
  assert.deepEqual(await namesIn("select key as was, endpoint as is_now from platform.idempotency_keys"), renamed);
  const kept = await client.query("select from platform.idempotency_keys where request_hash <> 'hash of ' || key");
  assert.equal(kept.rowCount, 0);
});
test("entries of the audit stay as they were written, and their hashes hold", async () => {
  const asWritten = Object.fromEntries(Object.keys(renamed).map((name) => [name, name]));
  assert.deepEqual(
    await namesIn("select record_id as was, act as is_now from authority.audit_entries where record_kind = 'test'"),
    asWritten,
  );
  const checked = connect(database.migratorUrl, { connections: 1 });
  try {
    assert.deepEqual((await verifyChains(checked)).findings, []);
  } finally {
    await checked.destroy();
  }
});
