/** The audit entry of an act, and with it the act's row in the outbox: one statement, so that the outbox costs no round trip. */
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type AuditEntry = {
  readonly areaId: string;
  readonly recordKind: string;
  readonly recordId: string;
  /** What changed, without names, identifiers or answers: ids, counts, states, sums. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
};

export type DoneBy = {
  readonly entryId: string;
  readonly officerId: Id<"officer">;
  /** As the permissions call it. */
  readonly act: string;
  /** As the outbox calls it. */
  readonly name: string;
  readonly at: string;
  readonly today: LocalDate;
};
type Appended = { readonly number: bigint };

/** Answers the entry's number in the chain of its area. */
export async function appendEntry(tx: Tx, by: DoneBy, entry: AuditEntry): Promise<bigint> {
  const { rows } = await sql<Appended>`select ${appended(by, entry)} as number`.execute(tx);
  return numberOf(rows);
}

export async function appendAct(tx: Tx, by: DoneBy, entry: AuditEntry): Promise<bigint> {
  const { rows } = await sql<Appended>`with entry as (select ${appended(by, entry)} as number),
    row as (insert into platform.outbox (entry_id, at, officer_id, act, area_id, record_kind, record_id, facts)
      values (${by.entryId}, ${by.at}, ${by.officerId}, ${by.name}, ${entry.areaId}, ${entry.recordKind}, ${entry.recordId},
        ${JSON.stringify(entry.facts)}::jsonb))
    select number from entry`.execute(tx);
  return numberOf(rows);
}

function appended(by: DoneBy, { areaId, recordKind, recordId, facts }: AuditEntry): RawBuilder<bigint> {
  const { entryId, at, officerId, act, today } = by;
  return sql`authority.append_audit(${entryId}, ${at}, ${officerId}, ${act}, ${areaId}, ${recordKind}, ${recordId},
    ${JSON.stringify(facts)}::jsonb || jsonb_strip_nulls(jsonb_build_object(
      'for', authority.acting_for(${officerId}, ${act}, ${areaId}, ${today}))))`;
}

function numberOf([row]: readonly Appended[]): bigint {
  if (row === undefined) throw new Error("the audit gave no number");
  return row.number;
}
