import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { setTimeout } from "node:timers/promises";
import pg, { Client } from "pg";
import { ensureAppRole } from "./roles.ts";

export const migrationsFolder = new URL("../../../db/migrations/", import.meta.url);

export type Migration = { readonly number: number; readonly name: string; readonly sql: string; readonly hash: string };

export async function readMigrations(folder: URL = migrationsFolder): Promise<readonly Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9_]+\.sql$/.test(name)).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const sql = await readFile(new URL(name, folder), "utf8");
      return { number: Number(name.slice(0, 4)), name, sql, hash: createHash("sha256").update(sql).digest("hex") };
    }),
  );
}

/** The database is not one that this version may change: it is ahead, or a migration was edited after it ran. */
export class MigrationRefused extends Error {}

/**
 * Brings the database to this version: each migration once, in order, in a transaction of its own. Safe when several
 * processes start at once (an advisory lock). Refuses a database that is ahead of the code or that ran other text.
 */
export async function migrate(
  migratorUrl: string,
  options: { readonly log?: (line: string) => void; readonly migrations?: readonly Migration[] } = {},
): Promise<{ readonly applied: number }> {
  const migrations = options.migrations ?? (await readMigrations());
  const client = new Client({ connectionString: migratorUrl, application_name: "vuon migrate" });
  await client.connect();
  try {
    await writeAppRole(client, migratorUrl);
    await client.query("select pg_advisory_lock(hashtext('vuon.migrate'))");
    await client.query(`create table if not exists public.vuon_migrations (
      number integer constraint vuon_migrations_key primary key, name text not null, hash text not null,
      applied_at timestamptz not null default now())`);
    const done = await client.query<{ number: number; name: string; hash: string }>(
      "select number, name, hash from public.vuon_migrations order by number",
    );
    refuseForeignHistory(done.rows, migrations);
    const open = migrations.slice(done.rows.length);
    for (const migration of open) {
      options.log?.(`migration ${migration.name}`);
      await apply(client, migration).catch((error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        throw new Error(`${placeOf(migration, error)} failed, and nothing of it was kept: ${reason}`, { cause: error });
      });
    }
    return { applied: open.length };
  } finally {
    await client.end();
  }
}

/** What the migration makes and the record of it, both or neither: who fails in between ends the connection, which takes all back. */
async function apply(client: Client, { number, name, hash, sql }: Migration): Promise<void> {
  await client.query("begin");
  await client.query(sql);
  await client.query("insert into public.vuon_migrations (number, name, hash) values ($1, $2, $3)", [
    number,
    name,
    hash,
  ]);
  await client.query("commit");
}

/** Made or altered by another database of the server at this very moment: "tuple concurrently updated", or a name that is just taken. */
const writtenByAnother = new Set(["XX000", "23505", "42710"]);

/** A role belongs to the whole server and an advisory lock to one database, so databases that start at once take turns by trying again. */
async function writeAppRole(client: Client, migratorUrl: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await ensureAppRole(client, migratorUrl);
      return;
    } catch (error) {
      if (!(error instanceof pg.DatabaseError && writtenByAnother.has(error.code ?? "")) || attempt === 40) throw error;
      await setTimeout(5 + Math.random() * 50);
    }
  }
}

/** The file and, where the database tells it, the line. */
function placeOf(migration: Migration, error: unknown): string {
  const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN;
  if (!(position > 0)) return `migration ${migration.name}`;
  // PostgreSQL counts characters, a string of JavaScript counts halves of some.
  const before = Array.from(migration.sql).slice(0, position - 1);
  return `migration ${migration.name}, line ${before.filter((character) => character === "\n").length + 1},`;
}

function refuseForeignHistory(
  done: readonly { readonly number: number; readonly name: string; readonly hash: string }[],
  migrations: readonly Migration[],
): void {
  for (const [position, ran] of done.entries()) {
    const known = migrations[position];
    if (known === undefined) {
      throw new MigrationRefused(
        `The database is ahead: it ran ${ran.name}, which this version does not know. Start a newer version of Vuon.`,
      );
    }
    if (known.hash !== ran.hash) {
      throw new MigrationRefused(
        `${known.name} was changed after the database ran it. Migrations only go forward: add a new one instead.`,
      );
    }
  }
}
