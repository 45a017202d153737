/** The job that reads the outbox: gives rows their positions, then gives each consumer what it has not taken in. */
import { kindOf } from "#server/platform/fault-kind.ts";
import type { ServerContext } from "#server/platform/server-context.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Consumer, OutboxRow } from "./consumer.ts";
import * as store from "./outbox-store.ts";

/** Rows a transaction: what a killed process had not ended is done again. */
const batch = 200;
/** A row that has failed so often is set aside, so that those behind it go on. */
export const mostTries = 5;
const waitsSeconds = [5, 30, 120, 600] as const;

export async function readOutbox(
  server: ServerContext,
  consumers: readonly Consumer[],
  signal?: AbortSignal,
): Promise<void> {
  const inTransaction = async <Value>(work: (tx: Tx) => Promise<Value>) =>
    server.database.transaction().execute(async (tx) => {
      await store.beginReading(tx);
      return work(tx);
    });
  await inTransaction(async (tx) => {
    for (const { name } of consumers) await store.knowConsumer(tx, name);
  });
  while ((await inTransaction(async (tx) => store.numberRows(tx, batch))) === batch)
    if (signal?.aborted === true) return;
  for (const consumer of consumers) {
    let hasMore = true;
    while (hasMore) {
      if (signal?.aborted === true) return;
      hasMore = await inTransaction(async (tx) => takeBatch(server, tx, consumer));
    }
  }
}

/** Answers whether there is more to take. A consumer that failed waits; the others do not wait for it. */
async function takeBatch(server: ServerContext, tx: Tx, consumer: Consumer): Promise<boolean> {
  const { position, tries, isWaiting } = await store.lockConsumer(tx, consumer.name);
  if (isWaiting) return false;
  const rows = await store.listRowsAfter(tx, position, batch);
  const [first] = rows;
  if (first === undefined) return false;
  let done = position;
  for (const row of rows) {
    const fault = consumer.acts.has(row.act) ? await faultOf(server, tx, consumer, row) : undefined;
    if (fault !== undefined) {
      server.log("error", `${consumer.name} failed on ${row.act}`, { entryId: row.entryId, fault });
      const failed = row === first ? tries + 1 : 1;
      if (failed < mostTries) {
        if (done !== position) await store.moveConsumer(tx, consumer.name, done);
        await store.noteFailedTry(tx, consumer.name, waitsSeconds[failed - 1] ?? 600);
        return false;
      }
      await store.setAside(tx, consumer.name, row, { tries: failed, fault });
    }
    done = row.position;
  }
  await store.moveConsumer(tx, consumer.name, done);
  return rows.length === batch;
}

/** What it wrote before it failed is undone, and nothing else. */
async function faultOf(server: ServerContext, tx: Tx, consumer: Consumer, row: OutboxRow): Promise<string | undefined> {
  await store.markRow(tx);
  try {
    await consumer.take({ server, tx }, row);
    await store.keepRow(tx);
    return undefined;
  } catch (error) {
    await store.undoRow(tx);
    return kindOf(error);
  }
}
