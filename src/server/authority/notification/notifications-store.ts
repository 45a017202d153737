import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { listNotifications } from "#contract/authority/notification.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Recipients } from "#server/authority/published.ts";
import { everyNameOf } from "#programme/authority/audit/renamed-acts.ts";
import { recordName, recordOfEntry } from "#server/authority/audit/record-names.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { OutboxRow } from "#server/platform/outbox/consumer.ts";
import type { Id } from "#kernel/id.ts";

type Shown = Output<typeof listNotifications>["rows"][number];
type Officer = { readonly officerId: Id<"officer"> };

/** Asked by the reader of the outbox, which sees the posts and the audit of every area. */
export async function listRecipients(
  tx: Tx,
  row: OutboxRow,
  to: Exclude<Recipients, "who asked">,
  timeZone: string,
): Promise<readonly Id<"officer">[]> {
  const day = sql`(${row.at}::timestamptz at time zone ${timeZone})::date`;
  if ("officeIn" in to) return listOfficersOf(tx, row, to.officeIn, day);
  const found =
    "did" in to
      ? await sql<Officer>`
    select distinct entry.officer_id as "officerId" from authority.audit_entries entry
    join authority.officers officer on officer.officer_id = entry.officer_id and officer.disabled_at is null
    where entry.record_kind = ${row.recordKind} and entry.record_id = ${row.recordId} and entry.act = any (${everyNameOf(to.did)}::text[])
      and entry.officer_id <> ${row.officerId}`.execute(tx)
      : await sql<Officer>`
    select distinct post.officer_id as "officerId" from authority.permissions permission
    join authority.held_posts post on post.post_kind = permission.post_kind
    where permission.act = ${to.mayDo} and (${to.posts ?? null}::text[] is null or post.post_kind = any (${to.posts ?? null}::text[]))
      and post.valid_from <= ${day} and (post.valid_to is null or post.valid_to >= ${day})
      and permission.level <> 'office' and (permission.level = 'country' or exists (select from registry.area_closure above
        where above.ancestor_id = post.area_id and above.descendant_id = ${row.areaId}))
      and post.officer_id <> ${row.officerId}`.execute(tx);
  return found.rows.map(({ officerId }) => officerId);
}

/** Who works for the office that the facts name. */
async function listOfficersOf(
  tx: Tx,
  row: OutboxRow,
  fact: string,
  day: RawBuilder<unknown>,
): Promise<readonly Id<"officer">[]> {
  const found = await sql<Officer>`select distinct post.officer_id as "officerId" from authority.held_posts post
    where post.office_id::text = ${row.facts[fact] ?? null} and post.officer_id <> ${row.officerId}
      and post.valid_from <= ${day} and (post.valid_to is null or post.valid_to >= ${day})`.execute(tx);
  return found.rows.map(({ officerId }) => officerId);
}

/** An officer who was informed of this act already is not informed again. */
export async function addNotifications(
  tx: Tx,
  row: OutboxRow,
  informed: readonly {
    readonly notificationId: Id<"notification">;
    readonly officerId: Id<"officer">;
    readonly text: string;
  }[],
  readAt: string | null,
): Promise<void> {
  if (informed.length === 0) return;
  const { entryId: entry_id, at, areaId: area_id, recordKind: record_kind, recordId: record_id } = row;
  await tx
    .insertInto("authority.notifications")
    .values(
      informed.map(({ notificationId: notification_id, officerId: officer_id, text }) => ({
        notification_id,
        officer_id,
        text,
        entry_id,
        at,
        area_id,
        record_kind,
        record_id,
        read_at: readAt,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Row security shows an officer's own alone. */
export async function listNotificationRows(
  tx: Tx,
  filter: { readonly unread: boolean; readonly before: string | undefined; readonly limit: number },
): Promise<Shown[]> {
  const [at, id] = filter.before?.split(" ") ?? [];
  const earlier =
    at === undefined ? sql`true` : sql`(entry.at, entry.notification_id) < (${at}::timestamptz, ${id ?? null}::uuid)`;
  const found = await sql<Shown>`
    select entry.notification_id as "notificationId", entry.at, entry.text, entry.area_id as "areaId",
      coalesce(area.name, entry.area_id) as "areaName", entry.record_kind as "recordKind", entry.record_id as "recordId",
      ${recordName} as "recordName", entry.read_at is not null as "isRead"
    from authority.notifications entry
    left join registry.areas area on area.area_id = entry.area_id
    ${recordOfEntry}
    where ${earlier} and ${filter.unread ? sql`entry.read_at is null` : sql`true`}
    order by entry.at desc, entry.notification_id desc limit ${filter.limit}`.execute(tx);
  return found.rows;
}

export async function countUnread(tx: Tx): Promise<number> {
  const found = await sql<{ unread: number }>`
    select count(*)::int as unread from authority.notifications where read_at is null`.execute(tx);
  return found.rows[0]?.unread ?? 0;
}

/** Answers whether there is such a one; read before, it stays as it is. */
export async function markRead(tx: Tx, notificationId: Id<"notification">, now: string): Promise<boolean> {
  const marked = await sql`update authority.notifications set read_at = coalesce(read_at, ${now}::timestamptz)
    where notification_id = ${notificationId}`.execute(tx);
  return Number(marked.numAffectedRows ?? 0n) > 0;
}

export async function markAllRead(tx: Tx, now: string): Promise<void> {
  await sql`update authority.notifications set read_at = ${now}::timestamptz where read_at is null`.execute(tx);
}
