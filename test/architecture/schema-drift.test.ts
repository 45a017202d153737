/** db/schema.sql is the schema after all migrations: a change of one without the other is reported. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { Client } from "pg";
import { dumpSchema } from "#server/platform/database/dump-schema.ts";
import { testDatabase } from "#test/support/database.ts";
import type { TestDatabase } from "#test/support/database.ts";

let database: TestDatabase;
let client: Client;
let committed: readonly string[];
before(async () => {
  database = await testDatabase();
  client = new Client({ connectionString: database.migratorUrl });
  await client.connect();
  committed = (await readFile(new URL("../../db/schema.sql", import.meta.url), "utf8")).split("\n");
});
after(async () => {
  await client.end();
  await database.close();
});

/** Lines that are in one of the two only. */
function differences(found: string): readonly string[] {
  const lines = found.split("\n");
  return [
    ...lines.filter((line) => !committed.includes(line)).map((line) => `database: ${line}`),
    ...committed.filter((line) => !lines.includes(line)).map((line) => `db/schema.sql: ${line}`),
  ];
}

const remedy = "db/schema.sql is not what the migrations make: run npm run schema:dump and read what it changed";

const faults: Readonly<Record<string, string>> = {
  "a column that was added": "alter table review.rounds add column planted text",
  "a column that lost its default": "alter table registry.households alter column residence drop default",
  "a column that is no longer generated": "alter table registry.people alter column search_name drop expression",
  "a policy that was dropped": "drop policy reviews_are_read_in_ones_areas on review.reviews",
  "a policy that is for one role only": "alter policy reviews_are_read_in_ones_areas on review.reviews to vuon_app",
  "row security that was taken away": "alter table review.reviews disable row level security",
  "row security that holds the owner too": "alter table review.reviews force row level security",
  "a constraint that was dropped": "alter table payment.approvals drop constraint nobody_signs_a_batch_twice",
  "an index that was dropped": "drop index review.reviews_by_round",
  "a right that was given": "grant delete on authority.audit_entries to vuon_app",
  "a right that everybody was given": "grant select on registry.people to public",
  "a right to a column that was given": "grant update (class) on review.poverty_statuses to vuon_app",
  "a right to a schema that was taken": "revoke usage on schema review from vuon_app",
  "a right to a function that was taken": "revoke execute on function authority.begin_act from public",
  "rights to what is still to be made": "alter default privileges in schema review grant select on tables to vuon_app",
  "a function that runs with other rights": "alter function authority.begin_act security invoker",
  "a trigger":
    "create trigger planted before update on review.rounds for each row execute function suppress_redundant_updates_trigger()",
  "a rule": "create rule planted as on delete to review.rounds do instead nothing",
  "a view": "create view review.planted as select round_id from review.rounds",
  "a type": "create type review.planted as enum ('one', 'two')",
  "a domain": "create domain review.planted as integer constraint planted check (value > 0)",
  "a sequence": "create sequence review.planted",
  "a table in a schema that nobody foresaw": "create schema planted; create table planted.planted (id integer)",
  "a table in the public schema": "create table public.planted (id integer)",
};

describe("the committed schema", () => {
  test("is what the migrations make", async () => {
    const found = await dumpSchema(client);
    assert.deepEqual(differences(found), [], remedy);
    assert.equal(found, committed.join("\n"), remedy);
  });
  test("is reported the same whatever the search path is", async () => {
    await client.query("set search_path = review, registry, public");
    const found = await dumpSchema(client);
    await client.query("reset search_path");
    assert.deepEqual(differences(found), [], remedy);
  });
  for (const [fault, change] of Object.entries(faults)) {
    test(`finds ${fault}`, async () => {
      const before = await dumpSchema(client);
      await client.query("begin");
      await client.query(change);
      const found = await dumpSchema(client);
      await client.query("rollback");
      assert.notEqual(found, before);
    });
  }
});
