import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { Client } from "pg";
import { testServerUrl } from "#test/support/database.ts";
import { migrate } from "./migrate.ts";
import { MigrationRefused } from "./migration-plan.ts";
import { readMigrations } from "./migrations.ts";
import type { Migration } from "./migrations.ts";

let server: string;
let url: string;
const name = `vuon_migrate_${process.pid}_${randomBytes(3).toString("hex")}`;

async function on<Value>(address: string, work: (client: Client) => Promise<Value>): Promise<Value> {
  const client = new Client({ connectionString: address });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
before(async () => {
  server = await testServerUrl();
  const address = new URL(server);
  address.pathname = `/${name}`;
  url = address.href;
  await on(server, (client) => client.query(`create database ${name}`));
});
after(() => on(server, (client) => client.query(`drop database if exists ${name} with (force)`)));

function migration(number: number, sql: string): Migration {
  const label = `${String(number).padStart(4, "0")}_step.sql`;
  return { number, name: label, sql, hash: createHash("sha256").update(sql).digest("hex") };
}
const first = migration(1, "create table public.one (n integer)");
const second = migration(2, "create table public.two (n integer)");
const tables = async () =>
  on(url, async (client) => {
    const found = await client.query<{ name: string }>(
      "select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by 1",
    );
    return found.rows.map((row) => row.name);
  });

describe("migrations", () => {
  test("run each once, in order, also when several processes start at once", async () => {
    const runs = await Promise.all([1, 2, 3, 4].map(async () => migrate(url, { migrations: [first, second] })));
    assert.equal(
      runs.reduce((sum, run) => sum + run.applied, 0),
      2,
    );
    assert.deepEqual(await tables(), ["one", "two", "vuon_migrations"]);
    assert.equal((await migrate(url, { migrations: [first, second] })).applied, 0);
  });
  test("run in several databases of one server at once, which share the app role", async () => {
    const names = [1, 2, 3, 4].map((at) => `${name}_${at}`);
    await on(server, async (client) => {
      for (const other of names) await client.query(`create database ${other}`);
      try {
        for (let turn = 0; turn < 5; turn += 1) {
          await Promise.all(names.map((other) => migrate(url.replace(name, other), { migrations: [first] })));
        }
      } finally {
        for (const other of names) await client.query(`drop database ${other} with (force)`);
      }
    });
  });
  test("refuse a database that is ahead of the code, and say what to do", async () => {
    await assert.rejects(migrate(url, { migrations: [first] }), (error: unknown) => {
      assert.ok(error instanceof MigrationRefused);
      assert.match(error.message, /0002_step\.sql.*Start a newer version/s);
      return true;
    });
  });
  test("refuse a migration that was changed after it ran, and name everything that is in the way", async () => {
    const changed = migration(2, "create table public.two (n bigint)");
    await assert.rejects(
      migrate(url, { migrations: [first, changed] }),
      (error: unknown) =>
        error instanceof MigrationRefused && error.message.includes("another text of 0002_step.sql than this version"),
    );
    const newer = migration(9, "create table public.nine (n integer)");
    await assert.rejects(
      migrate(url, { migrations: [changed, newer] }),
      /ran 0001_step\.sql, which this version does not know.*another text of 0002_step\.sql.*Nothing was changed/s,
    );
    assert.deepEqual(await tables(), ["one", "two", "vuon_migrations"]);
  });
  test("change nothing when one fails, and name it", async () => {
    const third = migration(3, "create table public.three (n integer)");
    const broken = migration(4, "create table public.four (n integer); -- 🏠\n\nselect from public.nowhere");
    await assert.rejects(
      migrate(url, { migrations: [first, second, third, broken] }),
      /migration 0004_step\.sql, line 3, failed.*"public\.nowhere" does not exist/,
    );
    assert.deepEqual(await tables(), ["one", "two", "vuon_migrations"]);
    assert.equal((await migrate(url, { migrations: [first, second] })).applied, 0, "the version before goes on");
  });
  test("leave nothing of one that could not be recorded", async () => {
    const unrecorded = migration(
      5,
      "create table public.five (n integer); alter table public.vuon_migrations add constraint planted check (number < 5)",
    );
    await assert.rejects(migrate(url, { migrations: [first, second, unrecorded] }), /0005_step\.sql failed.*planted/);
    assert.deepEqual(await tables(), ["one", "two", "vuon_migrations"]);
  });
  test("run one with a number below one that has run", async () => {
    const sixth = migration(6, "create table public.six (n integer)");
    await migrate(url, { migrations: [first, second, sixth] });
    const late = migration(4, "create table public.four (n integer)");
    assert.equal((await migrate(url, { migrations: [first, second, late, sixth] })).applied, 1);
    assert.equal((await migrate(url, { migrations: [first, second, late, sixth] })).applied, 0);
    assert.deepEqual(await tables(), ["four", "one", "six", "two", "vuon_migrations"]);
  });
  test("repair what an earlier text made, after those with a lower number and before those with a higher", async () => {
    const late = migration(4, "create table public.four (n integer)");
    const third = migration(3, "alter table public.one add column late integer");
    const [earlier, later] = [
      "create table public.six (n integer)",
      "create table public.six (n integer, late integer)",
    ];
    const repair = {
      name: "0006_step.x.sql",
      earlierHash: migration(6, earlier).hash.slice(0, 12),
      sql: "alter table public.six add column late integer; select late from public.one",
    };
    const sixth = { ...migration(6, later), earlier: [repair] };
    const seventh = migration(7, "select late from public.six");
    const migrations = [first, second, third, late, sixth, seventh];
    const lines: string[] = [];
    await migrate(url, { migrations, log: (line) => lines.push(line) });
    assert.deepEqual(lines, ["migration 0003_step.sql", "repair 0006_step.x.sql", "migration 0007_step.sql"]);
    assert.equal((await migrate(url, { migrations })).applied, 0);
  });
});

describe("the files of migrations", () => {
  test("have one number each, and repairs belong to one", async () => {
    const folder = await mkdtemp(join(tmpdir(), "vuon-migrations-"));
    const read = async () => readMigrations(pathToFileURL(`${folder}/`));
    await writeFile(join(folder, "0001_one.sql"), "");
    await writeFile(join(folder, "0002_two.sql"), "");
    assert.equal((await read()).length, 2);
    await writeFile(join(folder, "0002_other.sql"), "");
    await assert.rejects(read, /0002_other\.sql and 0002_two\.sql have one number/);
    await rm(folder, { recursive: true });
    assert.ok((await readMigrations()).length > 40);
  });
});
