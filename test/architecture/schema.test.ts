/** The rules of the schema (docs/decisions/0005-schema.md), read from the database itself. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { ownerClient } from "#test/support/owner-client.ts";

const owner = ownerClient();

/** Keyed by a value that crosses households, so without household_id in the key; no foreign key to households. */
const acrossHouseholds = [
  // an asset goes from household to household, and a group of households has one leader
  "delivery.livelihood_holdings",
  "delivery.livelihood_members",
  "registry.household_sources",
  "registry.person_residences",
  "registry.identifier_index",
  "payment.instruction_references",
  // A number of a certificate is given once in a commune.
  "delivery.course_certificates",
];
/** Why a table has no row security. Every other table has it. */
const withoutRowSecurity: Readonly<Record<string, string>> = {
  "authority.permissions": "the table of the code",
  "authority.audit_heads": "hashes; the app role reads it by append_audit alone",
  "sign_in.users": "read before anybody is identified; the sign-in library alone works with it",
  "sign_in.sessions": "as sign_in.users",
  "sign_in.accounts": "as sign_in.users; passwords are hashes",
  "sign_in.verifications": "as sign_in.users",
  "sign_in.failed_attempts": "written before anybody is identified; read for the operator alone",
  "sign_in.identities": "as sign_in.users",
  "sign_in.limits": "as sign_in.users; fingerprints",
  "sign_in.passkeys": "as sign_in.users; public keys",
  "sign_in.second_factors": "as sign_in.users; the secret is sealed",
  "sign_in.used_challenges": "as sign_in.users",
  "platform.facts": "facts of the installation, no person's",
  "platform.daily_tasks": "when a task ran and the kind of its fault",
  "platform.outbox_numbering": "a number",
  "platform.outbox_consumers": "how far each reader of the outbox is",
  "platform.outbox_set_aside": "ids and kinds of faults; read for the operator's health",
  "public.vuon_migrations": "which migrations ran",
  "registry.areas": "public: units and villages",
  "registry.area_closure": "public: which unit lies in which",
  "registry.area_successions": "public: which unit went into which",
  "registry.area_boundaries": "public: drawings of units",
  "registry.ethnicities": "the country's list",
  "registry.population_changes": "in which communes something changed; nothing of a household",
  "registry.population_days": "until which day the counts of a commune hold",
  "registry.names": "folded names without who bears them; the app role may add and not read",
  "review.standards": "the law as encoded",
  "review.classes": "the law as encoded",
  "review.score_tables": "the law as encoded",
  "review.rounds": "dates of the province's rounds",
  "planning.programmes": "the programme as encoded",
  "planning.fund_sources": "the programme as encoded",
  "planning.goals": "texts of plans, which all officers read",
  "planning.activity_lines": "texts of plans, which all officers read",
  "planning.accounts": "sums by area; the ledger is open to officers and written by post_all alone",
  "planning.postings": "as planning.accounts",
  "planning.entries": "as planning.accounts",
};

async function namesOf(query: string): Promise<readonly string[]> {
  const found = await owner.client.query<{ name: string }>(query);
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
    and n.nspname <> 'jobs' and n.nspname || '.' || c.relname <> all ('{${Object.keys(withoutRowSecurity).join(",")}}')`);

describe("the schema", () => {
  test("has household_id in every unique key of a household's rows", async () => {
    assert.deepEqual(await keysWithoutHousehold(), []);
    await owner.client.query("begin; create unique index planted on review.reviews (review_id)");
    assert.equal((await keysWithoutHousehold()).length, 1);
    await owner.client.query("rollback");
  });
  test("has no foreign key to a household's rows without household_id", async () => {
    assert.deepEqual(await foreignKeysOut(), []);
    await owner.client.query("begin; create table planning.planted (h uuid references registry.households)");
    assert.equal((await foreignKeysOut()).length, 1);
    await owner.client.query("rollback");
  });
  test("protects every table by row security, or says why not", async () => {
    assert.deepEqual(await unprotected(), []);
    await owner.client.query("begin; create table delivery.planted (id int)");
    assert.deepEqual(await unprotected(), ["delivery.planted"]);
    await owner.client.query("rollback");
    const open = await namesOf(`select n.nspname || '.' || c.relname as name from pg_class c
      join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and not c.relrowsecurity`);
    const needless = Object.keys(withoutRowSecurity).filter((name) => !open.includes(name));
    assert.deepEqual(needless, [], "a reason stands where row security is");
  });
  test("has no policy with a subquery, which would be run for each row", async () => {
    const policies = () =>
      namesOf(
        `select policyname as name from pg_policies where (coalesce(qual, '') || coalesce(with_check, '')) ~* 'select'`,
      );
    assert.deepEqual(await policies(), []);
    await owner.client.query("begin; create policy planted on delivery.supports using (exists (select 1))");
    assert.deepEqual(await policies(), ["planted"]);
    await owner.client.query("rollback");
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
