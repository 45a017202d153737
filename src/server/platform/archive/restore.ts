import { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { Ran } from "#server/platform/database/migration-plan.ts";
import { listRan, migrate, writeAppRole } from "#server/platform/database/migrate.ts";
import { readMigrations } from "#server/platform/database/migrations.ts";
import { ArchiveRefused } from "./archive-refused.ts";
import { columnList, notCarried } from "./backup.ts";
import { readCatalogue, speakPlainly } from "./catalogue.ts";
import { chooseMigrations } from "./choose-migrations.ts";
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
    const ran = await withClient(migratorUrl, async (client) => {
      const there = await listRan(client);
      await refuseUsed(client, there);
      await writeAppRole(client, migratorUrl);
      const chosen = await chooseMigrations(client, archive, migrations, there.length === 0);
      const beyond = there.filter(({ name }) => !chosen.some((one) => one.name === name));
      if (beyond.length > 0) {
        throw new ArchiveRefused(
          `this database ran ${beyond.map(({ name }) => name).join(", ")}, the backup's had not: restore into a new database`,
        );
      }
      return chosen;
    });
    await migrate(migratorUrl, { migrations: ran });
    await takeRows(migratorUrl, archive);
    await migrate(migratorUrl, { migrations });
    return manifest;
  } finally {
    await archive.close();
  }
}

/** Only a database in which nobody has done anything is restored into. */
async function refuseUsed(client: Client, ran: readonly Ran[]): Promise<void> {
  if (ran.length === 0) return;
  const found = await client.query(
    "select from authority.audit_entries union all select from registry.households limit 1",
  );
  if (found.rowCount !== 0) throw new ArchiveRefused("this database holds rows: restore into a new one");
}

async function takeRows(migratorUrl: string, archive: OpenArchive): Promise<void> {
  await withClient(migratorUrl, async (client) => {
    await speakPlainly(client);
    await client.query("begin");
    const tables = await readCatalogue(client);
    const reported = new Set(archive.manifest.tables.map(({ name }) => name));
    const unlike = tables.filter(({ name }) => !reported.delete(name)).map(({ name }) => name);
    if (unlike.length > 0 || reported.size > 0) {
      throw new ArchiveRefused(
        `the backup and this database have not the same tables: ${[...unlike, ...reported].join(", ")}`,
      );
    }
    // What migrations wrote is in the backup too.
    await client.query(`truncate ${tables.map(({ name }) => name).join(", ")}`);
    for (const { name, columns } of tables) {
      const list = columnList(columnsOf(archive, name) ?? columns);
      await archive.read(name, client.query(copyFrom(`copy ${name} (${list}) from stdin`)));
    }
    // Backups of earlier versions carry them.
    for (const name of notCarried) await client.query(`delete from ${name}`);
    for (const { name, value } of archive.manifest.sequences)
      await client.query("select setval($1, $2)", [name, value]);
    await client.query("commit");
    await client.query("analyze");
  });
}

/** As the file has them; a table to which a migration was added late has its columns in another order. */
function columnsOf({ manifest }: OpenArchive, name: string): readonly string[] | undefined {
  return manifest.tables.find((table) => table.name === name)?.columns;
}

async function withClient<Value>(url: string, work: (client: Client) => Promise<Value>): Promise<Value> {
  const client = new Client({ connectionString: url, application_name: "vuon restore" });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
