/** Work that is due once a day: purges and checks. A task joins the list in src/server/workers.ts. */
import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import { kindOf } from "./fault-kind.ts";
import type { ServerContext } from "./server-context.ts";

export type DailyTask = {
  /** Stage and verb, as in `registry.removeStaleFiles`. It names the row that remembers when it was done. */
  readonly name: string;
  /** @param ownersServer sees the rows of all areas. A task that is broken off is run again from its start. */
  readonly run: (ownersServer: ServerContext) => Promise<void>;
  /** While it answers false, the task waits for the next look and not for the next day. */
  readonly hasWork?: (ownersServer: ServerContext) => Promise<boolean>;
};

const hour = 3_600_000;
/** How often a running installation looks for tasks that are due. */
const looksEvery = hour / 6;

/** Runs what is due now and from then on, until stopped. Several processes of an installation share the work: each task runs in one of them. */
export function startDailyWork(
  ownersServer: ServerContext,
  tasks: readonly DailyTask[],
): { readonly stop: () => Promise<void> } {
  const ending = new AbortController();
  const running = (async () => {
    while (!ending.signal.aborted) {
      await runDueTasks(ownersServer, tasks, ending.signal).catch((error: unknown) =>
        ownersServer.log("error", "daily tasks could not be read", { fault: kindOf(error) }),
      );
      await setTimeout(looksEvery, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);
    }
  })();
  return {
    stop: async () => {
      ending.abort();
      await running;
    },
  };
}

/** One look: a task that was done in the last day, or begun in the last hour and not ended, is not due. A fault does not keep the others. */
export async function runDueTasks(
  ownersServer: ServerContext,
  tasks: readonly DailyTask[],
  signal?: AbortSignal,
): Promise<void> {
  for (const { name, run, hasWork } of tasks) {
    if (signal?.aborted === true) return;
    if (hasWork !== undefined && !(await hasWork(ownersServer))) continue;
    if (!(await claim(ownersServer, name))) continue;
    try {
      await run(ownersServer);
      await record(ownersServer, name, { done_at: ownersServer.now(), fault: null });
    } catch (error) {
      ownersServer.log("error", `daily task ${name} failed`, { fault: kindOf(error) });
      await record(ownersServer, name, { fault: kindOf(error) });
    }
  }
}

async function claim({ database, now }: ServerContext, name: string): Promise<boolean> {
  const at = Date.parse(now());
  const before = (time: number) => new Date(at - time).toISOString();
  const claimed = await database
    .insertInto("platform.daily_tasks")
    .values({ name, began_at: before(0) })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet({ began_at: before(0) })
        .where("platform.daily_tasks.began_at", "<=", before(hour))
        .where(sql<boolean>`(daily_tasks.done_at is null or daily_tasks.done_at <= ${before(24 * hour)})`),
    )
    .returning("name")
    .executeTakeFirst();
  return claimed !== undefined;
}

async function record(
  { database }: ServerContext,
  name: string,
  outcome: { readonly done_at?: string; readonly fault: string | null },
): Promise<void> {
  await database.updateTable("platform.daily_tasks").set(outcome).where("name", "=", name).execute();
}
