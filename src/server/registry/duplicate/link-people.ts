import { Worker } from "node:worker_threads";
import type { PersonRecord } from "#programme/registry/duplicate/code-people.ts";
import type { Linked } from "./link-people-worker.ts";

/**
 * Links people in a thread of its own: it takes seconds, and the server answers others meanwhile. They are handed over part by part as
 * they are read, so that they are never in memory twice.
 */
export async function linkPeople(parts: AsyncIterable<readonly PersonRecord[]>): Promise<Linked> {
  const worker = new Worker(new URL("./link-people-worker.ts", import.meta.url));
  const answered = new Promise<Linked>((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
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
