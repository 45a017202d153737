/** A database for one test file, cloned from a template that has all migrations, or packs too. */
import { randomBytes } from "node:crypto";
import { appUrlOf } from "#server/platform/database/roles.ts";
import type { TemplateKind } from "./templates.ts";
import { onServer, templates, testServerUrl, urlOn } from "./test-server.ts";

export { testServerUrl };

export type TestDatabase = { readonly migratorUrl: string; readonly appUrl: string; close(): Promise<void> };

/** @param kind "founded" has permissions and packs, "migrated" the tables alone */
export async function testDatabase(kind: TemplateKind = "migrated"): Promise<TestDatabase> {
  return makeDatabase((await templates())[kind]);
}

/** A database without anything, for what makes its own. */
export async function emptyDatabase(): Promise<TestDatabase> {
  return makeDatabase(undefined);
}

async function makeDatabase(template: string | undefined): Promise<TestDatabase> {
  const server = await testServerUrl();
  const name = `vuon_test_${process.pid}_${randomBytes(4).toString("hex")}`;
  // Block by block: copying files would ask for a checkpoint of all databases first.
  const from = template === undefined ? "" : ` template ${template} strategy wal_log`;
  await onServer(server, async (client) => client.query(`create database ${name}${from}`));
  const migratorUrl = urlOn(server, name);
  return {
    migratorUrl,
    appUrl: appUrlOf(migratorUrl),
    close: async () => {
      await onServer(server, async (client) => client.query(`drop database if exists ${name} with (force)`));
    },
  };
}
