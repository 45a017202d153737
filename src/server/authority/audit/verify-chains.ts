import { sql } from "kysely";
import type { Database } from "#server/platform/database/database.ts";

/** SHA-256 of the text of `authority.audit_hash`: who replaces the function makes every changed entry look right. */
const hashFunction = "7fe3945df5294da56b2ca21f716122c54d186b7b312d315093aceac76fa72dee";

export type ChainFinding = { readonly chain: string; readonly entryNumber: number; readonly finding: string };

/**
 * Recomputes every chain. Finds an entry that was changed (its hash differs), removed (a number is missing, or the head is ahead of the
 * last entry), inserted (its previous hash is not the hash before it), or added behind the head, rightly hashed or not: the next act
 * follows the head and passes it over. Run by a role that sees all rows. What is missing at the end together with its head is found by
 * the checkpoints (audit-checkpoints.ts).
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
    ), passed as (
      -- Follows an entry further back: the ones between were added from outside.
      select linked.chain, linked.entry_number, followed.entry_number as follows
      from linked cross join lateral (
        select coalesce(max(entry.entry_number), case when linked.previous_hash = ''::bytea then 0 end) as entry_number
        from authority.audit_entries entry
        where entry.chain = linked.chain and entry.entry_number < linked.entry_number and entry.hash = linked.previous_hash
      ) followed
      where linked.previous_hash <> coalesce(linked.hash_before, ''::bytea) and followed.entry_number is not null
    ), found as (
      select chain, entry_number, case
        when entry_number <> coalesce(number_before, 0) + 1 then 'an entry before this one was removed'
        when previous_hash <> coalesce(hash_before, ''::bytea)
          and not exists (select from passed where passed.chain = linked.chain and passed.entry_number = linked.entry_number)
          then 'this entry does not follow the one before it'
        when hash <> authority.audit_hash(previous_hash, chain, entry_number, entry_id, at, officer_id, act, area_id,
          record_kind, record_id, facts) then 'this entry was changed'
      end as finding from linked
    ), foreign_entries as (
      select entry.chain, entry.entry_number, 'this entry was added from outside' as finding
      from authority.audit_entries entry
      left join authority.audit_heads head on head.chain = entry.chain
      where entry.entry_number > head.entry_number
        or exists (select from passed where passed.chain = entry.chain
          and entry.entry_number > passed.follows and entry.entry_number < passed.entry_number)
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
      and not exists (select from foreign_entries where foreign_entries.chain = found.chain and foreign_entries.entry_number = found.entry_number)
    union all select chain, entry_number::int, finding from foreign_entries
    union all select chain, entry_number::int, finding from heads
    union all select chain, entry_number::int, finding from headless
    order by 1, 2`.execute(database);
  const made = await sql<{ hash: string }>`select encode(sha256(convert_to(prosrc, 'UTF8')), 'hex') as hash from pg_proc
    where oid = 'authority.audit_hash'::regproc`.execute(database);
  const isReplaced = made.rows.length !== 1 || made.rows[0]?.hash !== hashFunction;
  const replaced = { chain: "all", entryNumber: 0, finding: "the function that hashes entries was replaced" };
  return {
    entries: counted.rows[0]?.entries ?? 0,
    findings: isReplaced ? [replaced, ...findings.rows] : findings.rows,
  };
}
