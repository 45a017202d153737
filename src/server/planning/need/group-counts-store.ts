/** Households beside the lists that are in a group of beneficiaries: what a programme may plan for besides. */
import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import type { BeneficiaryGroup } from "#programme/review/standard/beneficiary-groups.ts";
import type { Tx } from "#server/platform/database/database.ts";
import {
  escapesOfHistories,
  escapesOn,
  historiesOn,
  isListed,
  statusCountsOn,
  statusesOn,
} from "#server/review/published.ts";

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
  if (place === "commune") return countKept(tx, communes, on);
  const found = await sql<GroupCount>`
    with status as materialized (
      select household_id, commune_id, village_id, low_income_workers from ${statusesOn(communes, on)} where not (${isListed("class")})
    )
    select status.village_id as "areaId", 'newly_escaped' as key, count(*)::int as households
    from status join (${escapesOn(sql`= any(array(select household_id from status))`, on)}) escape
      on escape.household_id = status.household_id and escape.state = 'newly_escaped' group by 1
    union all
    select status.village_id, 'low_income_worker', count(*)::int from status where low_income_workers > 0 group by 1`.execute(
    tx,
  );
  return found.rows;
}

/** Households that have the same history have escaped, or not, together. */
async function countKept(tx: Tx, communes: readonly string[], on: LocalDate): Promise<readonly GroupCount[]> {
  const found = await sql<GroupCount>`
    with history as materialized (
      select history_id, commune_id, households from ${historiesOn(communes, on)} where not (${isListed("class")})
    )
    select history.commune_id as "areaId", 'newly_escaped' as key, sum(history.households)::int as households
    from history join (${escapesOfHistories(sql`= any(array(select history_id from history))`, on)}) escape
      on escape.history_id = history.history_id and escape.state = 'newly_escaped' group by 1
    union all
    select commune_id, 'low_income_worker', sum(households)::int from ${statusCountsOn(communes, on)} kept
    where has_low_income_worker and not (${isListed("class")}) group by 1`.execute(tx);
  return found.rows;
}
