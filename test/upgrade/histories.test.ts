/**
 * Databases of the main line's own past whose migrations are not the beginning of today's: one with a lower number came later, or a text
 * was edited after it ran. Each comes to the schema of today.
 */
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Client } from "pg";
import { dumpSchema } from "#server/platform/database/dump-schema.ts";
import { MigrationRefused } from "#server/platform/database/migration-plan.ts";
import { listRan, migrate } from "#server/platform/database/migrate.ts";
import { readMigrations } from "#server/platform/database/migrations.ts";
import type { Migration } from "#server/platform/database/migrations.ts";
import { emptyDatabase, testDatabase } from "#test/support/database.ts";
import { migrationsOf, readHistories } from "#test/support/old-installation.ts";

const histories = await readHistories();

/** Columns that a repair or a late migration added stand elsewhere in their table: the order of lines is not compared. */
const linesOf = (schema: string) =>
  schema
    .split("\n")
    .map((line) => line.replace(/,$/, ""))
    .toSorted();

let migrations: readonly Migration[];
let wanted: readonly string[];
before(async () => {
  migrations = await readMigrations();
  const today = await testDatabase();
  wanted = linesOf(await schemaOf(today.migratorUrl));
  await today.close();
});

async function on<Value>(url: string, work: (client: Client) => Promise<Value>): Promise<Value> {
  const client = new Client({ connectionString: url });
  await client.connect();
  return work(client).finally(async () => client.end());
}
const schemaOf = async (url: string) => on(url, dumpSchema);

describe("an installation of the past comes to the schema of today", () => {
  for (const past of histories) {
    test(`made by ${past.first} to ${past.last} (${past.commits} commits)`, async () => {
      const database = await emptyDatabase();
      try {
        await migrate(database.migratorUrl, { migrations: await migrationsOf(past) });
        await migrate(database.migratorUrl, { migrations });
        const found = linesOf(await schemaOf(database.migratorUrl));
        assert.deepEqual(
          [...found.filter((line) => !wanted.includes(line)), ...wanted.filter((line) => !found.includes(line))],
          [],
        );
        const ran = await on(database.migratorUrl, listRan);
        assert.deepEqual(
          ran.map(({ name, hash }) => [name, hash]),
          migrations.map(({ name, hash }) => [name, hash]),
        );
      } finally {
        await database.close();
      }
    });
  }
});

describe("an installation that ran a text which nobody knows", () => {
  let database: Awaited<ReturnType<typeof testDatabase>>;
  before(async () => {
    database = await testDatabase();
  });
  after(() => database.close());
  test("is refused by name and stays as it is", async () => {
    await on(database.migratorUrl, async (client) =>
      client.query("update public.vuon_migrations set hash = repeat('0', 64) where number = 61"),
    );
    const stateOf = async () =>
      JSON.stringify([await on(database.migratorUrl, listRan), await schemaOf(database.migratorUrl)]);
    const state = await stateOf();
    await assert.rejects(
      migrate(database.migratorUrl),
      (error: unknown) => error instanceof MigrationRefused && error.message.includes("0061_whole_provinces.sql"),
    );
    assert.equal(await stateOf(), state);
  });
});
