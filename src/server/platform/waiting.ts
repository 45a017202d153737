/** What waits for an act: the common shape in which every stage counts it for the home page. */
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";

/** How many records of a kind wait, and where. */
export type Waiting = {
  readonly count: number;
  /** The only commune, village and record where it waits; null where there are several. */
  readonly communeId: string | null;
  readonly villageId: string | null;
  readonly recordId: string | null;
  /** The earliest day that a record itself names. */
  readonly dueOn: LocalDate | null;
  /** Since when the first of them has waited, where that is on record (ISO 8601). */
  readonly since: string | null;
};

/** Of one kind; `isBarred`: the officer may not do it, having done the step before or made the record. */
export type WaitingOfKind<Kind extends string> = Waiting & { readonly kind: Kind; readonly isBarred: boolean };

/** The only value of a column, or null when there are several. */
const only = (column: string) =>
  sql`case when min(${sql.ref(column)}) = max(${sql.ref(column)}) then min(${sql.ref(column)}) end`;

/**
 * Counts rows (kind, commune_id, village_id, record_id text, due_on, since, is_barred) by kind.
 *
 * @param rows a select with these columns
 */
export const countWaiting = <Kind extends string>(rows: RawBuilder<unknown>) => sql<WaitingOfKind<Kind>>`
  select kind, is_barred as "isBarred", count(*)::int as count, ${only("commune_id")} as "communeId",
    ${only("village_id")} as "villageId", ${only("record_id")} as "recordId", min(due_on)::date as "dueOn", min(since) as since
  from (${rows}) waiting where kind is not null group by kind, is_barred`;
