/**
 * A database for one test file, cloned from a template that has all migrations. The server is the one of VUON_TEST_DATABASE_URL,
 * or an embedded one that all test files of this checkout share and that stays for the next run.
 */
import { createHash, randomBytes } from "node:crypto";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { startEmbeddedPostgres } from "#server/platform/database/embedded-postgres.ts";
import { installJobs, jobNames } from "#server/platform/jobs.ts";
import { migrate } from "#server/platform/database/migrate.ts";
import { readMigrations } from "#server/platform/database/migrations.ts";
import { appUrlOf } from "#server/platform/database/roles.ts";

export type TestDatabase = { readonly migratorUrl: string; readonly appUrl: string; close(): Promise<void> };

const folder = fileURLToPath(new URL("../../.vuon/test-postgres", import.meta.url));

/** The address of the test server, for the test runner to start it once before all files. */
export async function testServerUrl(): Promise<string> {
  const given = process.env["VUON_TEST_DATABASE_URL"];
  if (given !== undefined && given !== "") return given;
  const { url } = await startEmbeddedPostgres({ dataDirectory: folder, log: () => undefined, disposable: true });
  return url;
}

export async function testDatabase(): Promise<TestDatabase> {
  const server = await testServerUrl();
  const template = await ensureTemplate(server);
  const name = `vuon_test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await onServer(server, async (client) => {
    // Cloning locks the template, so files take turns.
    await client.query("select pg_advisory_lock(hashtext('vuon.test_template'))");
    await client.query(`create database ${name} template ${template}`);
  });
  const migratorUrl = databaseUrl(server, name);
  return {
    migratorUrl,
    appUrl: appUrlOf(migratorUrl),
    close: () => onServer(server, (client) => client.query(`drop database if exists ${name} with (force)`)),
  };
}

/** A database without anything, for what makes its own. */
export async function emptyDatabase(): Promise<TestDatabase> {
  const server = await testServerUrl();
  const name = `vuon_test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await onServer(server, (client) => client.query(`create database ${name}`));
  const migratorUrl = databaseUrl(server, name);
  return {
    migratorUrl,
    appUrl: appUrlOf(migratorUrl),
    close: () => onServer(server, (client) => client.query(`drop database if exists ${name} with (force)`)),
  };
}

/** The template is named after its migrations and queues, so a changed one makes a new one. */
async function ensureTemplate(server: string): Promise<string> {
  const migrations = await readMigrations();
  const hash = createHash("sha256")
    .update([...migrations.map((migration) => migration.hash), ...jobNames].join())
    .digest("hex")
    .slice(0, 16);
  const name = `vuon_template_${hash}`;
  await onServer(server, async (client) => {
    await client.query("select pg_advisory_lock(hashtext('vuon.test_template'))");
    const found = await client.query("select from pg_database where datname = $1 and datistemplate", [name]);
    if (found.rowCount === 1) return;
    await client.query(`drop database if exists ${name}`);
    await client.query(`create database ${name}`);
    await migrate(databaseUrl(server, name), { migrations });
    await installJobs(databaseUrl(server, name));
    await client.query(`alter database ${name} with is_template true`);
  });
  return name;
}

async function onServer(server: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({ connectionString: databaseUrl(server, "postgres") });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

function databaseUrl(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
