import type { Client } from "pg";
import { asItWas } from "#server/platform/database/migrations.ts";
import type { Migration } from "#server/platform/database/migrations.ts";
import { ArchiveRefused } from "./archive-refused.ts";
import { readCatalogue } from "./catalogue.ts";
import type { CatalogueTable } from "./catalogue.ts";
import type { OpenArchive } from "./open-archive.ts";
import { setsUntil } from "./shipped-sets.ts";

/**
 * The migrations that the installation of a backup had run.
 * @param isEmpty whether the client's database is: only there a set can be tried @throws ArchiveRefused
 */
export async function chooseMigrations(
  client: Client,
  archive: OpenArchive,
  migrations: readonly Migration[],
  isEmpty: boolean,
): Promise<readonly Migration[]> {
  const { manifest } = archive;
  if (manifest.migrations !== undefined) return namedMigrations(manifest.migrations, migrations);
  const sets = setsUntil(migrations, manifest.migration);
  if (sets.length === 0) {
    throw new ArchiveRefused(
      `the backup is of migration ${manifest.migration}, and this version knows ${migrations.at(-1)?.number ?? 0}: use a newer version`,
    );
  }
  if (sets.length === 1 && sets[0] !== undefined) return sets[0];
  if (!isEmpty) throw new ArchiveRefused("this database is not empty: restore into a new one");
  for (const set of sets) {
    if (await fits(archive, await catalogueAfter(client, set))) return set;
  }
  throw new ArchiveRefused("the tables of the backup are those of no version that this one knows");
}

function namedMigrations(
  ran: readonly { readonly name: string; readonly hash: string }[],
  migrations: readonly Migration[],
): readonly Migration[] {
  const unknown: string[] = [];
  const set = ran.flatMap(({ name, hash }) => {
    const migration = migrations.find((one) => one.name === name);
    const repair = migration?.earlier?.find(({ earlierHash }) => hash.startsWith(earlierHash));
    if (migration?.hash === hash) return [migration];
    if (migration !== undefined && repair !== undefined) return [asItWas(migration, repair)];
    unknown.push(name);
    return [];
  });
  if (unknown.length > 0) {
    throw new ArchiveRefused(
      `the backup is of an installation that ran ${unknown.join(", ")}, which this version does not know: use a newer version`,
    );
  }
  return set;
}

/** The tables that these migrations make, of which nothing stays. */
async function catalogueAfter(client: Client, migrations: readonly Migration[]): Promise<readonly CatalogueTable[]> {
  await client.query("begin");
  try {
    for (const { sql } of migrations) await client.query(sql);
    return await readCatalogue(client);
  } finally {
    await client.query("rollback");
  }
}

async function fits(archive: OpenArchive, tables: readonly CatalogueTable[]): Promise<boolean> {
  const names = new Set(archive.manifest.tables.map(({ name }) => name));
  if (names.size !== tables.length) return false;
  for (const { name, columns } of tables) {
    if (!names.has(name)) return false;
    const found = await archive.countColumns(name);
    if (found !== undefined && found !== columns.length) return false;
  }
  return true;
}
