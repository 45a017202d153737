/** Work in the background: queued in the transaction of the act that asks for it, done by whichever process is free (pg-boss). */
import { fromKysely, PgBoss } from "pg-boss";
import type { Tx } from "./database/database.ts";

const schema = "jobs";

/** Work that exists, each with a queue of its own. */
export const jobNames = [
  "registry.import",
  "registry.takeBack",
  "registry.duplicates",
  "planning.optimise",
  "platform.outbox",
] as const;
export type JobName = (typeof jobNames)[number];
/** Work that does not depend on who asks for it: one waiting job stands for all who asked. */
const shared: ReadonlySet<JobName> = new Set<JobName>(["platform.outbox"]);
/** How long the askers of shared work are gathered before the queue is asked. */
const gatherMs = 250;

/** A process that was killed is noticed by its missing heartbeat, and another takes its work up. The least that the library knows is 10. */
const heartbeatSeconds = 10;
const retryLimit = 20;
const longest = 23 * 3600;

export type Jobs = {
  /** Queues a job; it begins when the transaction has ended well, and never when it has not. */
  readonly enqueue: (tx: Tx, name: JobName, data: object) => Promise<void>;
  /**
   * Asks for shared work soon, outside of any transaction: nobody waits for it, and nothing fails when it cannot be asked for. So who does the work also
   * looks by itself (`wakeEvery`).
   */
  readonly wake: (name: JobName) => void;
  /** Asks for shared work now and from then on, until stopped. */
  readonly wakeEvery: (name: JobName, seconds: number) => void;
  /** Takes jobs of one kind, one after the other. `signal` tells that the process ends or the job was taken away. */
  readonly work: (name: JobName, handle: (data: object, signal: AbortSignal) => Promise<void>) => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** Makes or renews the tables of the queues, as their owner, and lets the app role work with them. */
export async function installJobs(ownersUrl: string): Promise<void> {
  const boss = quiet(new PgBoss({ connectionString: ownersUrl, schema, supervise: false, schedule: false, max: 1 }));
  await boss.start();
  for (const name of jobNames) {
    const options = { heartbeatSeconds, retryLimit, expireInSeconds: longest };
    const policy = shared.has(name) ? "short" : "standard";
    if ((await boss.getQueue(name)) === null) await boss.createQueue(name, { ...options, policy });
    else await boss.updateQueue(name, options);
  }
  const db = boss.getDb();
  await db.executeSql(`grant usage on schema ${schema} to vuon_app`);
  await db.executeSql(`grant select, insert, update, delete on all tables in schema ${schema} to vuon_app`);
  await db.executeSql(`grant usage on all sequences in schema ${schema} to vuon_app`);
  await db.executeSql(`grant execute on all functions in schema ${schema} to vuon_app`);
  await boss.stop({ graceful: false });
}

/** @param appUrl of the app role: it changes rows and never tables. Nothing is connected before the first use. */
export function openJobs(appUrl: string, onFault: (error: Error) => void): Jobs {
  let started: Promise<PgBoss> | undefined;
  const start = async () => {
    const boss = quiet(
      new PgBoss({
        connectionString: appUrl,
        schema,
        migrate: false,
        createSchema: false,
        schedule: false,
        reindex: false,
        monitorVacuum: false,
        superviseIntervalSeconds: 5,
        monitorIntervalSeconds: 5,
        max: 2,
      }),
      onFault,
    );
    await boss.start();
    return boss;
  };
  const boss = async () =>
    (started ??= start().catch((error: unknown) => {
      // The database may be away for a moment: the next use tries again.
      started = undefined;
      throw error;
    }));
  const timers = new Map<JobName, NodeJS.Timeout>();
  const looking: NodeJS.Timeout[] = [];
  let isEnding = false;
  const ask = async (name: JobName) => {
    try {
      if (!isEnding) await (await boss()).send(name, {});
    } catch (error) {
      if (!isEnding) onFault(error instanceof Error ? error : new Error(String(error)));
    }
  };
  const wake = (name: JobName) => {
    if (timers.has(name)) return;
    const timer = setTimeout(() => {
      timers.delete(name);
      void ask(name);
    }, gatherMs);
    timers.set(name, timer.unref());
  };
  return {
    wake,
    wakeEvery: (name, seconds) => {
      wake(name);
      looking.push(setInterval(() => wake(name), seconds * 1000).unref());
    },
    enqueue: async (tx, name, data) => {
      await (await boss()).send(name, data, { db: fromKysely(tx) });
    },
    work: async (name, handle) => {
      await (
        await boss()
      ).work<object>(name, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async (jobs) => {
        for (const { data, signal } of jobs) await handle(data, signal);
      });
    },
    stop: async () => {
      isEnding = true;
      for (const timer of [...timers.values(), ...looking]) clearTimeout(timer);
      // What is under way is broken off: it goes on from its last batch in the next process.
      await (await started)?.stop({ graceful: true, timeout: 5000 });
      started = undefined;
    },
  };
}

function quiet(boss: PgBoss, onFault: (error: Error) => void = () => undefined): PgBoss {
  boss.on("error", onFault);
  return boss;
}
