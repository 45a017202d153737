import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { PovertyCause } from "#programme/review/explanation/poverty-causes.ts";
import type { Tx } from "#server/platform/database/database.ts";

export async function addCauses(
  tx: Tx,
  record: {
    readonly householdId: Id<"household">;
    readonly recordId: string;
    readonly communeId: string;
    readonly causes: readonly string[];
    readonly recordedOn: LocalDate;
    readonly recordedAt: string;
    readonly recordedBy: string;
  },
): Promise<void> {
  await sql`insert into review.household_causes (household_id, record_id, commune_id, causes, recorded_on, recorded_at, recorded_by)
    values (${record.householdId}, ${record.recordId}, ${record.communeId}, ${record.causes}::text[], ${record.recordedOn},
      ${record.recordedAt}, ${record.recordedBy})`.execute(tx);
}

/** A row (causes, recorded_on, recorded_by): what a household reported last on or before a day, to who may not count it too. */
export const causesReported = (householdId: RawBuilder<unknown>, on: LocalDate) =>
  sql`review.causes_told(${householdId}, ${on})`;

/** The causes reported last on or before a day, by whom. */
export async function findCauses(tx: Tx, householdId: Id<"household">, on: LocalDate) {
  const found = await sql<{ causes: PovertyCause[]; recordedOn: LocalDate; recordedBy: string | null }>`
    select reported.causes, reported.recorded_on as "recordedOn", officer.full_name as "recordedBy"
    from ${causesReported(sql`${householdId}::uuid`, on)} reported
    left join authority.officers officer on officer.officer_id = reported.recorded_by`.execute(tx);
  return found.rows[0];
}

/** A row (causes): what a household reported last on or before a day, for joins over many households that may be counted. */
export const causesReportedBy = (householdId: RawBuilder<unknown>, on: LocalDate) => sql`
  select reported.causes from review.household_causes reported
  where reported.household_id = ${householdId} and reported.recorded_on <= ${on}
  order by reported.recorded_on desc, reported.recorded_at desc limit 1`;
