import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Act } from "#programme/authority/permissions.ts";
import type { Actor } from "./act.ts";
import { beginAct } from "./database.ts";
import type { Tx } from "./database.ts";
import type { House } from "./house.ts";

/**
 * What an act reads while it leaves the house, in one snapshot of a read-only transaction of its own that ends with its reader. A
 * reader that takes nothing for a minute is let go, so that it does not hold a connection.
 */
export async function* streamAct<Value>(
  house: House,
  by: { readonly actor: Actor; readonly act: Act; readonly today: LocalDate },
  read: (tx: Tx) => AsyncIterable<Value>,
): AsyncIterable<Value> {
  const tx = await house.database
    .startTransaction()
    .setAccessMode("read only")
    .setIsolationLevel("repeatable read")
    .execute();
  try {
    await sql`set local idle_in_transaction_session_timeout = '60s'`.execute(tx);
    await beginAct(tx, by.actor.officerId, by.act, by.today);
    yield* read(tx);
  } finally {
    await tx.rollback().execute();
  }
}

/** Portions in their order; while one is written out, the next is being read. */
export async function* readAhead<Part, Rows>(
  parts: readonly Part[],
  read: (part: Part) => Promise<Rows>,
): AsyncIterable<Rows> {
  let reading: Promise<Rows> | undefined;
  for (const [at, part] of parts.entries()) {
    const rows = await (reading ?? read(part));
    const next = parts[at + 1];
    reading = next === undefined ? undefined : read(next);
    // Whoever goes away meanwhile does not wait for it; whoever stays is told below.
    reading?.catch(() => undefined);
    yield rows;
  }
}
