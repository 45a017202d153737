/** db/schema.sql is the schema after all migrations: who changes one without the other is told. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, describe, test } from "node:test";
import { Client } from "pg";
import { dumpSchema } from "#server/platform/dump-schema.ts";
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

/** Lines that stand in one of the two only. */
function differences(found: string): readonly string[] {
  const lines = found.split("\n");
  return [
    ...lines.filter((line) => !committed.includes(line)).map((line) => `database: ${line}`),
    ...committed.filter((line) => !lines.includes(line)).map((line) => `db/schema.sql: ${line}`),
  ];
}

describe("the committed schema", () => {
  test("is what the migrations make (after a migration: npm run schema:dump)", async () => {
    const found = await dumpSchema(client);
    assert.deepEqual(differences(found), []);
    assert.equal(found, committed.join("\n"));
  });
  for (const [fault, change] of [
    ["a column that was added", "alter table review.rounds add column planted text"],
    ["a policy that was dropped", "drop policy reviews_are_read_in_ones_areas on review.reviews"],
    ["a constraint that was dropped", "alter table payment.approvals drop constraint nobody_signs_a_batch_twice"],
    ["a right that was given", "grant delete on authority.audit_entries to vuon_app"],
    ["an index that was dropped", "drop index review.reviews_by_round"],
  ] as const) {
    test(`finds ${fault}`, async () => {
      await client.query("begin");
      await client.query(change);
      const found = differences(await dumpSchema(client));
      await client.query("rollback");
      assert.ok(found.length > 0);
    });
  }
});
