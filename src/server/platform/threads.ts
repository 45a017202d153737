/**
 * Heavy work in threads of its own, so that the thread that answers everybody is never held by one of them. These threads stay and run work
 * of ours on values of ours, and a paper is drawn by one that has the typeface loaded. Tables that people hand in are read elsewhere
 * (tables/read/read-in-thread.ts), in a thread that is made for one file and ended with it.
 */
import { availableParallelism } from "node:os";
import { Piscina } from "piscina";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { ServerContext } from "./server-context.ts";

/** Longer than any work that somebody waits for; what takes longer is ended with its thread. */
const longestMs = 120_000;
/** A backstop: what is asked for by acts is bounded before (`capacity.work`, connections of the database). */
const longestQueue = 200;

let pool: Piscina | undefined;

function threads(): Piscina {
  return (pool ??= new Piscina({
    minThreads: 0,
    maxThreads: Math.max(2, Math.min(4, availableParallelism() - 1)),
    maxQueue: longestQueue,
    idleTimeout: 30_000,
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  }));
}

/** A function that a thread calls: by its name, in the module at an address. What it takes and answers is copied. */
export type Work<Task, Made> = {
  readonly module: string;
  readonly name: string;
  /** Only for its type: the function itself is loaded by the thread. */
  readonly run?: (task: Task) => Made | Promise<Made>;
};

/** @throws what the work threw */
export async function inThread<Task, Made>({ module, name }: Work<Task, Made>, task: Task): Promise<Made> {
  return threads().run(task, { filename: module, name, signal: AbortSignal.timeout(longestMs) });
}

/** Begins work for one caller and does not wait for it. Refuses when too much of it waits already, of all or of this caller. */
export function beginInThread<Task, Made>(
  server: ServerContext,
  caller: string,
  work: Work<Task, Made>,
  task: Task,
): Result<Promise<Made>, Refusal> {
  const release = server.capacity.work.claim(caller);
  if (typeof release === "string") return failure(refuse("server.work_full"));
  const made = inThread(work, task).finally(release);
  // The act may be refused meanwhile, and then nobody waits for it any more.
  made.catch(() => undefined);
  return success(made);
}
