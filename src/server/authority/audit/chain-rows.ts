/** The rows of the audit as they are in the tables, read so that nothing which the owner of the database can define takes part. */
import { sql } from "kysely";
import type { Database, Tx } from "#server/platform/database/database.ts";
import type { HashedEntry } from "./entry-hash.ts";

export type EntryRow = HashedEntry & { readonly kind: "entry"; readonly previousHash: Buffer; readonly hash: Buffer };
type HeadRow = { readonly kind: "head"; readonly chain: string; readonly entryNumber: string; readonly hash: Buffer };

/** So many entries are in memory at a time. */
const portion = 2000;

const isTx = (database: Database): database is Tx => database.isTransaction;

/**
 * Runs work in a transaction in which names mean what PostgreSQL ships, whatever search path the role or the database was given:
 * functions, casts and operators are found by it.
 */
export async function inCatalogAlone<Value>(database: Database, work: (tx: Tx) => Promise<Value>): Promise<Value> {
  const begun = async (tx: Tx) => {
    await sql`set local search_path = pg_catalog`.execute(tx);
    return work(tx);
  };
  return isTx(database) ? begun(database) : database.transaction().execute(begun);
}

/**
 * The heads of all chains and then all entries, chain by chain in order of their numbers, as one statement sees them: acts that are
 * done meanwhile move both.
 */
export async function* readChains(tx: Tx): AsyncGenerator<HeadRow | EntryRow> {
  await sql.raw(`declare audit_chains no scroll cursor for ${chainRows}`).execute(tx);
  const next = sql.raw<HeadRow | EntryRow>(`fetch ${portion} from audit_chains`);
  for (let { rows } = await next.execute(tx); rows.length > 0; { rows } = await next.execute(tx)) yield* rows;
  await sql.raw("close audit_chains").execute(tx);
}

const chainRows = `
  (select 'head' as kind, chain, entry_number::text as "entryNumber", hash, null::bytea as "previousHash", null::text as "entryId",
    null::text as at, null::text as "officerId", null::text as act, null::text as "areaId", null::text as "recordKind",
    null::text as "recordId", null::text as facts
  from authority.audit_heads)
  union all
  (select 'entry', chain, entry_number::text, hash, previous_hash, entry_id::text,
    to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), officer_id::text, act, area_id, record_kind, record_id, facts::text
  from authority.audit_entries entry order by entry.chain, entry.entry_number)`;
