import { sql } from "kysely";
import type { Database, Tx } from "#server/platform/database.ts";

export type AuditRow = {
  readonly chain: string;
  readonly entryId: string;
  readonly entryNumber: number;
  readonly at: string;
  readonly officerName: string | null;
  readonly forOfficerName: string | null;
  readonly act: string;
  readonly areaId: string;
  readonly recordKind: string;
  readonly recordId: string;
  readonly facts: Record<string, string | number | boolean | null>;
};

export async function listAuditRows(
  tx: Tx,
  filter: {
    readonly recordKind?: string | undefined;
    readonly recordId?: string | undefined;
    readonly before?: string;
    readonly limit: number;
  },
): Promise<readonly AuditRow[]> {
  const rows = await sql<AuditRow>`
    select entry.chain, entry.entry_id as "entryId", entry.entry_number::int as "entryNumber", entry.at, officer.full_name as "officerName",
      represented.full_name as "forOfficerName", entry.act,
      entry.area_id as "areaId", entry.record_kind as "recordKind", entry.record_id as "recordId", entry.facts
    from authority.audit_entries entry
    left join authority.officers officer on officer.officer_id = entry.officer_id
    left join authority.officers represented on represented.officer_id::text = entry.facts ->> 'for'
    where (${filter.recordKind ?? null}::text is null or entry.record_kind = ${filter.recordKind ?? null})
      and (${filter.recordId ?? null}::text is null or entry.record_id = ${filter.recordId ?? null})
      and (${filter.before ?? null}::text is null or
           (entry.at, entry.entry_id) < (split_part(${filter.before ?? null}, ' ', 1)::timestamptz, split_part(${filter.before ?? null}, ' ', 2)::uuid))
    order by entry.at desc, entry.entry_id desc
    limit ${filter.limit}`.execute(tx);
  return rows.rows;
}

export type ChainFinding = { readonly chain: string; readonly entryNumber: number; readonly finding: string };

/**
 * Recomputes every chain. Finds an entry that was changed (its hash differs), removed (a number is missing, or the head is
 * ahead of the last entry) or inserted (its previous hash is not the hash before it). Run by a role that sees all rows.
 */
export async function verifyChains(
  database: Database,
): Promise<{ readonly entries: number; readonly findings: readonly ChainFinding[] }> {
  const counted = await sql<{ entries: number }>`select count(*)::int as entries from authority.audit_entries`.execute(
    database,
  );
  const findings = await sql<ChainFinding>`
    with linked as (
      select entry.*, lag(hash) over chain_order as hash_before, lag(entry_number) over chain_order as number_before
      from authority.audit_entries entry window chain_order as (partition by chain order by entry_number)
    ), found as (
      select chain, entry_number, case
        when entry_number <> coalesce(number_before, 0) + 1 then 'an entry before this one was removed'
        when previous_hash <> coalesce(hash_before, ''::bytea) then 'this entry does not follow the one before it'
        when hash <> authority.audit_hash(previous_hash, chain, entry_number, entry_id, at, officer_id, act, area_id,
          record_kind, record_id, facts) then 'this entry was changed'
      end as finding from linked
    ), heads as (
      select head.chain, head.entry_number, 'the last entry was removed or replaced' as finding
      from authority.audit_heads head
      left join authority.audit_entries entry on entry.chain = head.chain and entry.entry_number = head.entry_number
      where entry.hash is distinct from head.hash
    ), headless as (
      select distinct entry.chain, 0::bigint as entry_number, 'the head of the chain was removed' as finding
      from authority.audit_entries entry
      where not exists (select from authority.audit_heads head where head.chain = entry.chain)
    )
    select chain, entry_number::int as "entryNumber", finding from found where finding is not null
    union all select chain, entry_number::int, finding from heads
    union all select chain, entry_number::int, finding from headless
    order by 1, 2`.execute(database);
  return { entries: counted.rows[0]?.entries ?? 0, findings: findings.rows };
}
