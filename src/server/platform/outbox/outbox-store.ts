import { sql } from "kysely";
import type { Tx } from "#server/platform/database/database.ts";
import type { OutboxRow } from "./consumer.ts";

/** What row security asks of the readers: they see every area, and write nothing but what is theirs. */
export async function beginReading(tx: Tx): Promise<void> {
  await sql`set local vuon.act = 'platform.readOutbox'`.execute(tx);
  await sql`set local vuon.areas = '*'`.execute(tx);
  await sql`set local vuon.officer = ''`.execute(tx);
}

/**
 * Gives rows that are there and have none their positions; answers how many. Two who number take turns by the row of outbox_numbering,
 * and a position is seen only together with all lower ones: a reader that is at 7 has not passed a row that gets 6 later. An act
 * that is under way is not seen here and gets its position when it has ended, behind those that ended before.
 */
export async function numberRows(tx: Tx, most: number): Promise<number> {
  await sql`select from platform.outbox_numbering for update`.execute(tx);
  // The statement after the lock: it sees what the last to number has done.
  const numbered = await sql`
    with open as (
      select entry_id, row_number() over (order by entry_id) as place from platform.outbox
      where position is null order by entry_id limit ${most}
    ), moved as (
      update platform.outbox_numbering set last_position = last_position + (select count(*) from open)
      returning last_position - (select count(*) from open) as before
    )
    update platform.outbox row set position = moved.before + open.place from open, moved where row.entry_id = open.entry_id`.execute(
    tx,
  );
  return Number(numbered.numAffectedRows ?? 0n);
}

export type ConsumerState = { readonly position: bigint; readonly tries: number; readonly isWaiting: boolean };

/** A consumer that is not known yet begins behind what has a position. */
export async function knowConsumer(tx: Tx, consumer: string): Promise<void> {
  await sql`insert into platform.outbox_consumers (consumer, position)
    select ${consumer}, last_position from platform.outbox_numbering on conflict (consumer) do nothing`.execute(tx);
}

/** Its state; another process that would read for it waits until this transaction ends. */
export async function lockConsumer(tx: Tx, consumer: string): Promise<ConsumerState> {
  const { rows } = await sql<ConsumerState>`
    select position, tries, coalesce(retry_at > now(), false) as "isWaiting" from platform.outbox_consumers
    where consumer = ${consumer} for update`.execute(tx);
  const [state] = rows;
  if (state === undefined) throw new Error(`the outbox does not know ${consumer}`);
  return state;
}

export async function listRowsAfter(tx: Tx, position: bigint, limit: number): Promise<readonly OutboxRow[]> {
  const { rows } = await sql<OutboxRow>`
    select entry_id as "entryId", position, at, officer_id as "officerId", act, area_id as "areaId",
      record_kind as "recordKind", record_id as "recordId", facts
    from platform.outbox where position > ${position} order by position limit ${limit}`.execute(tx);
  return rows;
}

export async function moveConsumer(tx: Tx, consumer: string, position: bigint): Promise<void> {
  await sql`update platform.outbox_consumers set position = ${position}, tries = 0, retry_at = null
    where consumer = ${consumer}`.execute(tx);
}

export async function noteFailedTry(tx: Tx, consumer: string, waitSeconds: number): Promise<void> {
  await sql`update platform.outbox_consumers set tries = tries + 1, retry_at = now() + make_interval(secs => ${waitSeconds})
    where consumer = ${consumer}`.execute(tx);
}

export async function setAside(
  tx: Tx,
  consumer: string,
  row: OutboxRow,
  failed: { readonly tries: number; readonly fault: string },
): Promise<void> {
  await sql`insert into platform.outbox_set_aside (consumer, entry_id, act, tries, fault, set_aside_at)
    values (${consumer}, ${row.entryId}, ${row.act}, ${failed.tries}, ${failed.fault}, now())
    on conflict do nothing`.execute(tx);
}

/** Around one row: what it wrote is kept or undone by itself. */
export async function markRow(tx: Tx): Promise<void> {
  await sql`savepoint one_row`.execute(tx);
}

export async function keepRow(tx: Tx): Promise<void> {
  await sql`release savepoint one_row`.execute(tx);
}

export async function undoRow(tx: Tx): Promise<void> {
  await sql`rollback to savepoint one_row`.execute(tx);
}

/** Rows (entry_id, area_id) of the acts that the outbox still keeps, each under the id of its audit entry. */
export const keptActs = sql`select entry_id, area_id from platform.outbox`;
