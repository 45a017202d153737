/** Whether the installation can do its work: asked by load balancers and by operators (`vuon health`). */
import { setTimeout } from "node:timers/promises";
import { resolve } from "node:path";
import { sql } from "kysely";
import { findKeys, keyFileIn } from "./keys.ts";
import type { ServerContext } from "./server-context.ts";
import { freeSpace, leastFree, megabyte } from "./free-space.ts";
import { planMigrations } from "./database/migration-plan.ts";
import type { Ran } from "./database/migration-plan.ts";
import { readMigrations } from "./database/migrations.ts";
import type { Migration } from "./database/migrations.ts";

export type Part = "database" | "migrations" | "jobs" | "disk" | "keys";
type Facts = Readonly<Record<string, string | number | null>>;
export type Health = {
  readonly ok: boolean;
  readonly checks: Readonly<Record<Part, { readonly ok: boolean; readonly facts: Facts }>>;
};
type Found = { readonly ok: boolean; readonly facts: Facts };

/** A check that takes longer has failed: who asks does not wait for a server that hangs. */
const longest = 3000;
/** Work that nobody takes up for so long, while no other of its kind is under way, has no worker. */
const longestWait = 15 * 60;

export type Checked = Pick<ServerContext, "database" | "config"> & {
  readonly free?: (folder: string) => Promise<number>;
};

export async function checkHealth(server: Checked): Promise<Health> {
  const [database, migrations, jobs, disk, keys] = await Promise.all([
    within(async () => checkDatabase(server)),
    within(async () => checkMigrations(server)),
    within(async () => checkJobs(server)),
    within(async () => checkDisk(server)),
    within(async () => checkKeys(server)),
  ]);
  const checks = { database, migrations, jobs, disk, keys };
  return { ok: Object.values(checks).every(({ ok }) => ok), checks };
}

async function within(check: () => Promise<Found>): Promise<Found> {
  const waiting = new AbortController();
  const late = setTimeout(longest, undefined, { signal: waiting.signal }).then(
    () => ({ ok: false, facts: { reason: "no answer in time" } }),
    () => ({ ok: false, facts: {} }),
  );
  // The error's kind alone: its text may hold addresses and what a row holds.
  const done = check().catch((error: unknown) => ({ ok: false, facts: { reason: kindOf(error) } }));
  const found = await Promise.race([done, late]);
  waiting.abort();
  return found;
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  return "code" in error && typeof error.code === "string" ? error.code : error.name;
}

async function checkDatabase({ database }: Checked): Promise<Found> {
  const from = performance.now();
  await sql`select 1`.execute(database);
  return { ok: true, facts: { milliseconds: Math.round(performance.now() - from) } };
}

let known: Promise<readonly Migration[]> | undefined;

async function checkMigrations({ database }: Checked): Promise<Found> {
  const ran = await sql<Ran>`select number, name, hash from public.vuon_migrations`.execute(database);
  try {
    const open = planMigrations(ran.rows, await (known ??= readMigrations()));
    return { ok: open.length === 0, facts: { ran: ran.rows.length, open: open.length } };
  } catch {
    return { ok: false, facts: { reason: "the database ran migrations that this version does not know" } };
  }
}

async function checkJobs({ database }: Checked): Promise<Found> {
  const queues = await sql<{ stuck: boolean; waiting: number; oldest: number | null; failed: number }>`
    with queues as (
      select name,
        count(*) filter (where state in ('created', 'retry') and start_after <= now()) as waiting,
        count(*) filter (where state = 'active') as active,
        count(*) filter (where state = 'failed' and completed_on > now() - interval '1 day') as failed,
        extract(epoch from now() - min(greatest(created_on, start_after))
          filter (where state in ('created', 'retry') and start_after <= now())) as oldest
      from jobs.job group by name
    )
    select coalesce(bool_or(active = 0 and oldest > ${longestWait}), false) as stuck, coalesce(sum(waiting), 0)::int as waiting,
      max(oldest)::int as oldest, coalesce(sum(failed), 0)::int as failed from queues`.execute(database);
  const tasks = await sql<{
    names: string | null;
  }>`select string_agg(name, ', ' order by name) as names from platform.daily_tasks
    where fault is not null or coalesce(done_at, began_at) < now() - interval '2 days'`.execute(database);
  const outbox = await sql<{ behind: number; aside: number }>`select
    (select last_position - (select min(position) from platform.outbox_consumers) from platform.outbox_numbering)::int as behind,
    (select count(*) from platform.outbox_set_aside)::int as aside`.execute(database);
  const { stuck = false, waiting = 0, oldest = null, failed = 0 } = queues.rows[0] ?? {};
  const dailyTasks = tasks.rows[0]?.names ?? null;
  return {
    ok: !stuck,
    facts: {
      waiting,
      oldestWaitsSeconds: oldest,
      failedInADay: failed,
      dailyTasksNotDone: dailyTasks,
      outboxRowsUnread: outbox.rows[0]?.behind ?? null,
      outboxRowsSetAside: outbox.rows[0]?.aside ?? null,
    },
  };
}

async function checkDisk({ config, free = freeSpace }: Checked): Promise<Found> {
  const bytes = await free(resolve(config.VUON_HOME ?? ".vuon"));
  return { ok: bytes >= leastFree, facts: { freeMegabytes: Math.floor(bytes / megabyte) } };
}

/** A running installation goes on without its file, but the next start refuses: while it runs, its keys can still be saved. */
async function checkKeys({ config }: Checked): Promise<Found> {
  const found = await findKeys(keyFileIn(resolve(config.VUON_HOME ?? ".vuon")));
  return found === undefined ? { ok: false, facts: { reason: "the key file is missing" } } : { ok: true, facts: {} };
}

/** Since when this process has seen each part as it is now. */
export type WatchedHealth = Health & { readonly since: Readonly<Record<Part, string>> };

/** One check for all who ask within a second, so that asking costs nothing. */
export function healthOf(
  server: Checked,
  now: () => string = () => new Date().toISOString(),
): () => Promise<WatchedHealth> {
  let last: { readonly at: number; readonly health: Promise<WatchedHealth> } | undefined;
  const seen = new Map<string, { readonly ok: boolean; readonly since: string }>();
  const watch = (health: Health): WatchedHealth => {
    const at = now();
    const sinceOf = (part: Part) => {
      const before = seen.get(part);
      const { ok } = health.checks[part];
      if (before?.ok === ok) return before.since;
      seen.set(part, { ok, since: at });
      return at;
    };
    const [database, migrations, jobs] = [sinceOf("database"), sinceOf("migrations"), sinceOf("jobs")];
    return { ...health, since: { database, migrations, jobs, disk: sinceOf("disk"), keys: sinceOf("keys") } };
  };
  return async () => {
    if (last === undefined || performance.now() - last.at > 1000) {
      last = { at: performance.now(), health: checkHealth(server).then(watch) };
    }
    return last.health;
  };
}
