import { Worker } from "node:worker_threads";
import type { PersonRecord } from "#programme/registry/duplicate/people-table.ts";
import type { LinkedPair } from "./link-people-worker.ts";

/** Links people in a thread of its own: it takes seconds, and the server answers others meanwhile. */
export async function linkPeople(people: readonly PersonRecord[]): Promise<readonly LinkedPair[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./link-people-worker.ts", import.meta.url), { workerData: people });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}
