import { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import { migrate } from "#server/platform/migrate.ts";
import { readMigrations } from "#server/platform/migrations.ts";
import { ArchiveRefused } from "./archive-refused.ts";
import { columnList } from "./backup.ts";
import { migrationOf, readCatalogue, speakPlainly } from "./catalogue.ts";
import type { Manifest } from "./manifest.ts";
import { openArchive } from "./open-archive.ts";
import type { OpenArchive } from "./open-archive.ts";

/**
 * Brings a backup into an empty database: the migrations that it had run, all rows in one transaction or none, then the migrations
 * since. @throws ArchiveRefused
 */
export async function restore(
  migratorUrl: string,
  request: { readonly file: string; readonly passphrase?: string | undefined },
): Promise<Manifest> {
  const archive = await openArchive(request.file, request.passphrase);
  try {
    const { manifest } = archive;
    if (manifest.kind !== "backup")
      throw new ArchiveRefused(`${request.file} is the dump of a commune: load it instead`);
    const migrations = await readMigrations();
    const upTo = migrations.filter(({ number }) => number <= manifest.migration);
    if (upTo.at(-1)?.number !== manifest.migration) {
      throw new ArchiveRefused(
        `the backup is of migration ${manifest.migration}, and this version knows ${migrations.at(-1)?.number ?? 0}: use a newer version`,
      );
    }
    await refuseUsed(migratorUrl, manifest.migration);
    await migrate(migratorUrl, { migrations: upTo });
    await takeRows(migratorUrl, archive);
    await migrate(migratorUrl, { migrations });
    return manifest;
  } finally {
    await archive.close();
  }
}

/** Only a database in which nobody has done anything is restored into. */
async function refuseUsed(migratorUrl: string, migration: number): Promise<void> {
  await withClient(migratorUrl, async (client) => {
    const ran = await migrationOf(client);
    if (ran === 0) return;
    if (ran > migration) {
      throw new ArchiveRefused(
        `this database ran migration ${ran}, the backup is of ${migration}: restore into a new database`,
      );
    }
    const found = await client.query(
      "select from authority.audit_entries union all select from registry.households limit 1",
    );
    if (found.rowCount !== 0) throw new ArchiveRefused("this database holds rows: restore into a new one");
  });
}

async function takeRows(migratorUrl: string, archive: OpenArchive): Promise<void> {
  await withClient(migratorUrl, async (client) => {
    await speakPlainly(client);
    await client.query("begin");
    const tables = await readCatalogue(client);
    const told = new Set(archive.manifest.tables.map(({ name }) => name));
    const unlike = tables.filter(({ name }) => !told.delete(name)).map(({ name }) => name);
    if (unlike.length > 0 || told.size > 0) {
      throw new ArchiveRefused(
        `the backup and this database have not the same tables: ${[...unlike, ...told].join(", ")}`,
      );
    }
    // What migrations wrote is in the backup too.
    await client.query(`truncate ${tables.map(({ name }) => name).join(", ")}`);
    for (const { name, columns } of tables) {
      await archive.read(name, client.query(copyFrom(`copy ${name} (${columnList(columns)}) from stdin`)));
    }
    for (const { name, value } of archive.manifest.sequences)
      await client.query("select setval($1, $2)", [name, value]);
    await client.query("commit");
    await client.query("analyze");
  });
}

async function withClient(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = new Client({ connectionString: url, application_name: "vuon restore" });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
