import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import type { Linked, LinkedMessage, LinkedPair } from "./link-people-worker.ts";

/** More would take all processors of a large machine from those who work on it. */
const mostThreads = 4;

/**
 * Links people in threads of its own: it takes seconds, and the server answers others meanwhile. They are handed over part by part as
 * they are read, as text, so that the thread of the server neither reads nor keeps them.
 *
 * @param take is given the pairs, the surest first, some at a time.
 * @param threads that compare pairs; by default as many as there are processors, up to four. The answer does not depend on it.
 */
export async function linkPeople(
  parts: AsyncIterable<string>,
  take: (pairs: readonly LinkedPair[]) => void,
  threads = Math.min(mostThreads, availableParallelism()),
): Promise<Linked> {
  const worker = new Worker(new URL("./link-people-worker.ts", import.meta.url), { workerData: { threads } });
  const answered = new Promise<Linked>((resolve, reject) => {
    worker.on("message", (message: LinkedMessage) => {
      if (message.kind === "pairs") take(message.pairs);
      else resolve(message);
    });
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`the thread that links people ended with ${code}`)));
  });
  // Who awaits it comes later; a fault before that is not unhandled.
  answered.catch(() => undefined);
  try {
    for await (const part of parts) worker.postMessage(part, []);
    worker.postMessage(null, []);
    return await answered;
  } finally {
    await worker.terminate();
  }
}
