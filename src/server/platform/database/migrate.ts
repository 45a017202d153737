import { setTimeout } from "node:timers/promises";
import pg, { Client } from "pg";
import { planMigrations } from "./migration-plan.ts";
import type { Ran, Step } from "./migration-plan.ts";
import { readMigrations } from "./migrations.ts";
import type { Migration } from "./migrations.ts";
import { ensureAppRole } from "./roles.ts";

/**
 * Brings the database to this version: each migration once, all that are open in one transaction, so that the version before can
 * go on when one of them fails. Safe when several processes start at once (an advisory lock).
 * @throws MigrationRefused before anything is changed
 */
export async function migrate(
  migratorUrl: string,
  options: { readonly log?: (line: string) => void; readonly migrations?: readonly Migration[] } = {},
): Promise<{ readonly applied: number }> {
  const migrations = options.migrations ?? (await readMigrations());
  const client = new Client({ connectionString: migratorUrl, application_name: "vuon migrate" });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtext('vuon.migrate'))");
    const steps = planMigrations(await listRan(client), migrations);
    await writeAppRole(client, migratorUrl);
    if (steps.length > 0) await applyAll(client, steps, options.log);
    return { applied: steps.length };
  } finally {
    await client.end();
  }
}

/** What a database ran; nothing for one that is empty. Reads only. */
export async function listRan(client: Client): Promise<readonly Ran[]> {
  const there = await client.query(
    "select from pg_tables where schemaname = 'public' and tablename = 'vuon_migrations'",
  );
  if (there.rowCount === 0) return [];
  const ran = await client.query<Ran>("select number, name, hash from public.vuon_migrations order by number");
  return ran.rows;
}

const nameOf = ({ migration, repair }: Step) => repair?.name ?? migration.name;
const textOf = ({ migration, repair }: Step) => repair?.sql ?? migration.sql;

async function applyAll(client: Client, steps: readonly Step[], log: (line: string) => void = () => undefined) {
  await client.query("begin");
  await client.query(`create table if not exists public.vuon_migrations (
    number integer constraint vuon_migrations_key primary key, name text not null, hash text not null,
    applied_at timestamptz not null default now())`);
  for (const step of steps) {
    log(step.repair === undefined ? `migration ${nameOf(step)}` : `repair ${nameOf(step)}`);
    await apply(client, step).catch((error: unknown) => {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(`${placeOf(step, error)} failed, and nothing was changed: ${reason}`, { cause: error });
    });
  }
  await client.query("commit");
}

async function apply(client: Client, step: Step): Promise<void> {
  const { number, name, hash } = step.migration;
  await client.query(textOf(step));
  await client.query(
    `insert into public.vuon_migrations (number, name, hash) values ($1, $2, $3)
    on conflict (number) do update set hash = excluded.hash`,
    [number, name, hash],
  );
  // What a migration left to be checked at the end would keep the next from altering its table.
  await client.query("set constraints all immediate");
}

/** Made or altered by another database of the server at this very moment: "tuple concurrently updated", or a name that is just taken. */
const writtenByAnother = new Set(["XX000", "23505", "42710"]);

/** A role belongs to the whole server and an advisory lock to one database, so databases that start at once take turns by trying again. */
export async function writeAppRole(client: Client, migratorUrl: string): Promise<void> {
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
function placeOf(step: Step, error: unknown): string {
  const what = step.repair === undefined ? `migration ${nameOf(step)}` : `repair ${nameOf(step)}`;
  const position = error instanceof pg.DatabaseError ? Number(error.position) : Number.NaN;
  if (!(position > 0)) return what;
  // PostgreSQL counts characters, a string of JavaScript counts halves of some.
  const before = Array.from(textOf(step)).slice(0, position - 1);
  return `${what}, line ${before.filter((character) => character === "\n").length + 1},`;
}
