import { sql } from "kysely";
import { fallOf, secondsToWait } from "#programme/authority/session/attempt-delay.ts";
import type { AttemptSubject } from "#programme/authority/session/attempt-delay.ts";
import type { Database, Tx } from "#server/platform/database/database.ts";

export type Subject = { readonly kind: AttemptSubject; readonly key: Buffer };

/** Seconds to wait before any of these may try again. */
export async function findWait(database: Database | Tx, subjects: readonly Subject[]): Promise<number> {
  let wait = 0;
  for (const { kind, key } of subjects) {
    const found = await sql<{ level: number; elapsed: number }>`
      select level, extract(epoch from now() - at)::float8 as elapsed from sign_in.limits where subject = ${key}
    `.execute(database);
    const row = found.rows[0];
    if (row !== undefined) wait = Math.max(wait, secondsToWait(kind, row.level, Math.max(0, row.elapsed)));
  }
  return wait;
}

export async function countFailure(database: Database, subjects: readonly Subject[]): Promise<void> {
  for (const { kind, key } of subjects) {
    await sql`insert into sign_in.limits as known (subject, level, at) values (${key}, 1, now())
      on conflict (subject) do update set at = now(),
        level = 1 + greatest(0, known.level - ${fallOf[kind]} * extract(epoch from now() - known.at)::float8)
    `.execute(database);
  }
  // A level that has fallen to nothing says no more than a missing one.
  await sql`delete from sign_in.limits where at < now() - interval '30 days'`.execute(database);
}

/** After a success an account begins from the start; its address does not, or one account of one's own would refill the budget. */
export async function clearFailures(database: Database | Tx, subjects: readonly Subject[]): Promise<void> {
  for (const { kind, key } of subjects) {
    if (kind === "account") await sql`delete from sign_in.limits where subject = ${key}`.execute(database);
  }
}
