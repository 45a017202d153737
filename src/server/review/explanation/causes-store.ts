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

/** The causes told last on or before a day, by whom. */
export async function findCauses(tx: Tx, householdId: Id<"household">, on: LocalDate) {
  const found = await sql<{ causes: PovertyCause[]; recordedOn: LocalDate; recordedBy: string | null }>`
    select told.causes, told.recorded_on as "recordedOn", officer.full_name as "recordedBy"
    from review.causes_told(${householdId}, ${on}) told
    left join authority.officers officer on officer.officer_id = told.recorded_by`.execute(tx);
  return found.rows[0];
}

/** A row (causes): what a household told last on or before a day, for joins over many households that may be counted. */
export const causesToldBy = (householdId: RawBuilder<unknown>, on: LocalDate) => sql`
  select told.causes from review.household_causes told
  where told.household_id = ${householdId} and told.recorded_on <= ${on}
  order by told.recorded_on desc, told.recorded_at desc limit 1`;
