import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { Act } from "#programme/authority/post/permissions.ts";
import type { Actor } from "#server/platform/act/act.ts";
import { beginAct } from "#server/platform/database/database.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { endWhenUnread } from "./end-when-unread.ts";
import type { ServerContext } from "#server/platform/server-context.ts";

/** A reader that takes nothing for so long is closed. */
const unreadMs = 60_000;

/**
 * What an act reads while it leaves the installation, in one snapshot of a read-only transaction of its own. Streams have connections of
 * their own, so that their readers, however slow, take none from everybody else's acts. Refuses at once when all are taken.
 */
export function streamAct<Value>(
  server: ServerContext,
  by: { readonly actor: Actor; readonly act: Act; readonly today: LocalDate },
  read: (tx: Tx) => AsyncIterable<Value>,
): Result<AsyncIterable<Value>, Refusal> {
  const { downloads } = server.capacity;
  const release = downloads.claim(by.actor.officerId);
  if (release === "full") return failure(refuse("server.downloads_full", { most: downloads.most }));
  if (release === "own part full") return failure(refuse("server.downloads_yours", { most: downloads.mostEach }));
  return success(endWhenUnread(readInSnapshot(server, by, read), release, unreadMs));
}

async function* readInSnapshot<Value>(
  server: ServerContext,
  by: { readonly actor: Actor; readonly act: Act; readonly today: LocalDate },
  read: (tx: Tx) => AsyncIterable<Value>,
): AsyncGenerator<Value> {
  const tx = await server.streams
    .startTransaction()
    .setAccessMode("read only")
    .setIsolationLevel("repeatable read")
    .execute();
  try {
    // The last defence, should this process hang: the database ends the session by itself.
    await sql`set local idle_in_transaction_session_timeout = '90s'`.execute(tx);
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
    // Anyone who goes away meanwhile does not wait for it; anyone who stays is informed below.
    reading?.catch(() => undefined);
    yield rows;
  }
}
