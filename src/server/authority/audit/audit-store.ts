import { sql } from "kysely";
import type { PostKind } from "#programme/authority/post/post.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { heldThen, recordName, recordOfEntry } from "./record-names.ts";

export type AuditRow = {
  readonly chain: string;
  readonly entryId: string;
  readonly entryNumber: number;
  readonly at: string;
  readonly officerName: string | null;
  readonly officerPost: { readonly kind: PostKind; readonly areaName: string } | null;
  readonly forOfficerName: string | null;
  readonly act: string;
  readonly areaId: string;
  readonly areaName: string;
  readonly recordKind: string;
  readonly recordId: string;
  readonly recordName: string | null;
  readonly facts: Record<string, string | number | boolean | null>;
};

export async function listAuditRows(
  tx: Tx,
  filter: {
    readonly recordKind?: string | undefined;
    readonly recordId?: string | undefined;
    readonly before?: string;
    readonly limit: number;
    readonly timeZone: string;
  },
): Promise<readonly AuditRow[]> {
  const rows = await sql<AuditRow>`
    select entry.chain, entry.entry_id as "entryId", entry.entry_number::int as "entryNumber", entry.at, officer.full_name as "officerName",
      case when held.kind is not null then jsonb_build_object('kind', held.kind, 'areaName', held.area_name) end as "officerPost",
      represented.full_name as "forOfficerName", entry.act,
      entry.area_id as "areaId", coalesce(area.name, entry.area_id) as "areaName", ${recordName()} as "recordName", entry.record_kind as "recordKind", entry.record_id as "recordId", entry.facts
    from authority.audit_entries entry
    left join authority.officers officer on officer.officer_id = entry.officer_id
    left join registry.areas area on area.area_id = entry.area_id
    ${recordOfEntry} ${heldThen(filter.timeZone)}
    left join authority.officers represented on represented.officer_id::text = entry.facts ->> 'for'
    where (${filter.recordKind ?? null}::text is null or entry.record_kind = ${filter.recordKind ?? null})
      and (${filter.recordId ?? null}::text is null or entry.record_id = ${filter.recordId ?? null})
      and (${filter.before ?? null}::text is null or
           (entry.at, entry.entry_id) < (split_part(${filter.before ?? null}, ' ', 1)::timestamptz, split_part(${filter.before ?? null}, ' ', 2)::uuid))
    order by entry.at desc, entry.entry_id desc
    limit ${filter.limit}`.execute(tx);
  return rows.rows;
}
