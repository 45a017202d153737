/** The rules of the schema (docs/decisions/0005-schema.md), read from the database itself. */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Client } from "pg";
import { testDatabase } from "#test/support/database.ts";
import type { TestDatabase } from "#test/support/database.ts";

let database: TestDatabase;
let client: Client;
before(async () => {
  database = await testDatabase();
  client = new Client({ connectionString: database.migratorUrl });
  await client.connect();
});
after(async () => {
  await client.end();
  await database.close();
});

/** Keyed by a value that crosses households, so without household_id in the key; no foreign key to households. */
const acrossHouseholds = [
  "registry.household_sources",
  "registry.person_residences",
  "registry.identifier_index",
  "payment.instruction_references",
];
/** Without row security: read by everybody who is signed in, or by the house alone. */
const open = ["authority", "sign_in", "platform", "jobs", "public"];
const openTables = [
  "registry.areas",
  "registry.area_closure",
  "registry.area_successions",
  "registry.area_boundaries",
  "registry.ethnicities",
  // Communes in which something changed, and until which day their counts hold; nothing of a household.
  "registry.population_changes",
  "registry.population_days",
  // Without who bears them; vuon_app may not even read them.
  "registry.names",
  "review.standards",
  "review.score_tables",
  "review.rounds",
  "planning.programmes",
  "planning.fund_sources",
  "planning.goals",
  "planning.activity_lines",
  "planning.accounts",
  "planning.postings",
  "planning.entries",
  ...acrossHouseholds,
];

async function namesOf(query: string): Promise<readonly string[]> {
  const found = await client.query<{ name: string }>(query);
  return found.rows.map((row) => row.name);
}

const householdTables = `select c.oid, n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'household_id' and not a.attisdropped)`;

const keysWithoutHousehold = () =>
  namesOf(`
  select t.name || ' ' || i.indexrelid::regclass::text as name from (${householdTables}) t join pg_index i on i.indrelid = t.oid
  where i.indisunique and t.name <> all ('{${acrossHouseholds.join(",")}}')
    and not exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'household_id' and a.attnum = any (i.indkey))`);

const foreignKeysOut = () =>
  namesOf(`
  select k.conname as name from pg_constraint k join (${householdTables}) target on target.oid = k.confrelid
  where k.contype = 'f' and target.name <> all ('{${acrossHouseholds.join(",")}}')
    and not exists (select from pg_attribute a where a.attrelid = k.conrelid and a.attname = 'household_id' and a.attnum = any (k.conkey))`);

const unprotected = () =>
  namesOf(`
  select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind = 'r' and not c.relrowsecurity and n.nspname not like 'pg_%' and n.nspname <> 'information_schema'
    and n.nspname <> all ('{${open.join(",")}}') and n.nspname || '.' || c.relname <> all ('{${openTables.join(",")}}')`);

describe("the schema", () => {
  test("has household_id in every unique key of a household's rows", async () => {
    assert.deepEqual(await keysWithoutHousehold(), []);
    await client.query("begin; create unique index planted on review.reviews (review_id)");
    assert.equal((await keysWithoutHousehold()).length, 1);
    await client.query("rollback");
  });
  test("has no foreign key to a household's rows without household_id", async () => {
    assert.deepEqual(await foreignKeysOut(), []);
    await client.query("begin; create table planning.planted (h uuid references registry.households)");
    assert.equal((await foreignKeysOut()).length, 1);
    await client.query("rollback");
  });
  test("protects every table by row security, or says why not", async () => {
    assert.deepEqual(await unprotected(), []);
    await client.query("begin; create table delivery.planted (id int)");
    assert.deepEqual(await unprotected(), ["delivery.planted"]);
    await client.query("rollback");
  });
  test("has no policy with a subquery, which would be run for each row", async () => {
    const policies = () =>
      namesOf(
        `select policyname as name from pg_policies where (coalesce(qual, '') || coalesce(with_check, '')) ~* 'select'`,
      );
    assert.deepEqual(await policies(), []);
    await client.query("begin; create policy planted on delivery.supports using (exists (select 1))");
    assert.deepEqual(await policies(), ["planted"]);
    await client.query("rollback");
  });
  test("makes no id in the database, sets nothing null on delete", async () => {
    assert.deepEqual(
      await namesOf(`select conname as name from pg_constraint where contype = 'f' and confdeltype = 'n'`),
      [],
    );
    assert.deepEqual(
      await namesOf(
        `select attrelid::regclass::text as name from pg_attribute where attidentity <> '' and attrelid > 16384`,
      ),
      [],
    );
  });
  test("gives the app role no way to change audit, decisions, statuses and postings", async () => {
    const tables = [
      "authority.audit_entries",
      "review.decisions",
      "review.poverty_statuses",
      "review.status_changes",
      "planning.postings",
      "planning.entries",
    ];
    const rights =
      await namesOf(`select t || ' ' || p as name from unnest('{${tables.join(",")}}'::text[]) t, unnest('{UPDATE,DELETE,TRUNCATE}'::text[]) p
      where has_table_privilege('vuon_app', t, p)`);
    assert.deepEqual(rights, []);
    assert.deepEqual(
      await namesOf(
        `select n.nspname as name from pg_namespace n where has_schema_privilege('vuon_app', n.oid, 'CREATE') and n.nspname not like 'pg_temp%'`,
      ),
      [],
    );
  });
});
