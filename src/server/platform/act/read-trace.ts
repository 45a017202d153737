import { sql } from "kysely";
import type { ServerContext } from "#server/platform/server-context.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Id, NewId } from "#kernel/id.ts";

/** Personal data that was read: of which household or grievance and how, or a search by a number that found nobody. */
export type ReadTrace = {
  readonly areaId: string;
  readonly recordKind: "household" | "search" | "grievance";
  readonly recordId: string;
  readonly how: "opened" | "payee" | "number_search";
};

/** The same officer reading the same record in the same way within this time leaves one entry. */
const sameReadingMinutes = 10;
/** As long as supports of the years before may still be inspected (docs/privacy.md). */
const yearsKept = 5;

/**
 * Answers how many entries it wrote. One statement, whatever is read: nothing is locked, so that readers of a commune do not wait for each other as writers of its audit
 * chain do. A reading that was recorded minutes ago writes nothing.
 */
export async function traceReads(
  tx: Tx,
  by: { readonly officerId: Id<"officer">; readonly act: string; readonly at: string; readonly newId: NewId },
  reads: readonly ReadTrace[],
): Promise<number> {
  if (reads.length === 0) return 0;
  // Subqueries, so that the plan does not depend on how many were read and is kept (where-given.ts).
  const list = (of: (read: ReadTrace) => string) => sql`(select ${reads.map(of)}::text[])`;
  const written =
    await sql`insert into authority.read_entries (read_id, at, officer_id, act, area_id, record_kind, record_id, how)
    select read.id, ${by.at}::timestamptz, ${by.officerId}::uuid, ${by.act}, read.area, read.kind, read.record, read.how
    from unnest((select ${reads.map(() => by.newId())}::uuid[]), ${list(({ areaId }) => areaId)}, ${list(({ recordKind }) => recordKind)},
      ${list(({ recordId }) => recordId)}, ${list(({ how }) => how)}) as read (id, area, kind, record, how)
    where not exists (select from authority.read_entries known where known.record_kind = read.kind
      and known.record_id = read.record and known.officer_id = ${by.officerId}::uuid and known.how = read.how
      and known.at > ${by.at}::timestamptz - make_interval(mins => ${sameReadingMinutes}))`.execute(tx);
  return Number(written.numAffectedRows ?? 0n);
}

/** @param ownersServer removes rows, which the app role cannot */
export async function removeOldReads(ownersServer: ServerContext): Promise<void> {
  await sql`delete from authority.read_entries
    where at < ${ownersServer.now()}::timestamptz - make_interval(years => ${yearsKept})`.execute(
    ownersServer.database,
  );
}
