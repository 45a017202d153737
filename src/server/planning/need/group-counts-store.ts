/** Households beside the lists that are in a group of beneficiaries: what a programme may plan for besides. */
import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import type { BeneficiaryGroup } from "#programme/review/standard/beneficiary-groups.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { escapesOn, statusesOn } from "#server/review/published.ts";

export type GroupCount = {
  readonly areaId: string | null;
  readonly key: BeneficiaryGroup;
  readonly households: number;
};

/** By village of one commune, otherwise by commune. */
export async function countGroupsBy(
  tx: Tx,
  communes: readonly string[],
  on: LocalDate,
  place: "village" | "commune",
): Promise<readonly GroupCount[]> {
  const area = place === "village" ? sql`status.village_id` : sql`status.commune_id`;
  const found = await sql<GroupCount>`
    with status as materialized (
      select household_id, commune_id, village_id, low_income_workers from ${statusesOn(communes, on)} where class not in ('poor', 'near_poor')
    )
    select ${area} as "areaId", 'newly_escaped' as key, count(*)::int as households
    from status join (${escapesOn(sql`= any(array(select household_id from status))`, on)}) escape
      on escape.household_id = status.household_id and escape.state = 'newly_escaped' group by 1
    union all
    select ${area}, 'low_income_worker', count(*)::int from status where low_income_workers > 0 group by 1`.execute(tx);
  return found.rows;
}
