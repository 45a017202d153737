/** Databases as commits of the past made them (test/upgrade): their migrations, and the rows of their demo. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { z } from "zod";
import { columnList } from "#server/platform/archive/backup.ts";
import { readCatalogue, speakPlainly } from "#server/platform/archive/catalogue.ts";
import { openArchive } from "#server/platform/archive/open-archive.ts";
import { migrate } from "#server/platform/database/migrate.ts";
import { asItWas, readMigrations } from "#server/platform/database/migrations.ts";
import type { Migration } from "#server/platform/database/migrations.ts";
import { emptyDatabase } from "./database.ts";
import type { TestDatabase } from "./database.ts";

const folder = new URL("../upgrade/", import.meta.url);
const history = z.object({
  first: z.string(),
  last: z.string(),
  commits: z.number(),
  until: z.number(),
  without: z.array(z.string()),
  earlier: z.array(z.string()),
});
export type History = z.output<typeof history>;

/** Sets of migrations of the main line that are not simply the beginning of today's. */
export async function readHistories(): Promise<readonly History[]> {
  return z.array(history).parse(JSON.parse(await readFile(new URL("histories.json", folder), "utf8")));
}

/** The migrations as that past had them. */
export async function migrationsOf({
  until,
  without,
  earlier,
}: Pick<History, "until" | "without" | "earlier">): Promise<readonly Migration[]> {
  const today = await readMigrations();
  return today
    .filter(({ number, name }) => number <= until && !without.includes(name))
    .map((migration) => {
      const repair = migration.earlier?.find(({ name }) => earlier.includes(name));
      return repair === undefined ? migration : asItWas(migration, repair);
    });
}

export type OldInstallation = {
  readonly commit: string;
  readonly history: Pick<History, "until" | "without" | "earlier">;
};

export const backupOf = ({ commit }: OldInstallation): string =>
  fileURLToPath(new URL(`installations/${commit}.vuon`, folder));
export const keysOf = ({ commit }: OldInstallation): string =>
  fileURLToPath(new URL(`installations/${commit}.keys.json`, folder));

/** The database of that commit with its demo, as it was left. */
export async function openOldDatabase(server: OldInstallation): Promise<TestDatabase> {
  const database = await emptyDatabase();
  await migrate(database.migratorUrl, { migrations: await migrationsOf(server.history) });
  const client = new Client({ connectionString: database.migratorUrl });
  await client.connect();
  const archive = await openArchive(backupOf(server));
  try {
    await speakPlainly(client);
    const tables = await readCatalogue(client);
    await client.query(`truncate ${tables.map(({ name }) => name).join(", ")}`);
    for (const { name, columns } of tables) {
      await archive.read(name, client.query(copyFrom(`copy ${name} (${columnList(columns)}) from stdin`)));
    }
    for (const { name, value } of archive.manifest.sequences) {
      await client.query("select setval($1, $2)", [name, value]);
    }
    await client.query("analyze");
  } finally {
    await archive.close();
    await client.end();
  }
  return database;
}
