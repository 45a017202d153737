import { sql } from "kysely";
import { seriesOfDecisions, statusesOn } from "#server/review/published.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Move } from "#programme/evaluation/movement.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type MovementRow = Move & { readonly areaId: string };

type Days = { readonly from: LocalDate; readonly to: LocalDate };

/** The status of each household on the day, with the standard that it rests on. */
const statusesWithSeries = (communes: readonly string[], on: LocalDate) => sql`
  select status.household_id, status.commune_id, status.class, decided.series
  from ${statusesOn(communes, on)} status left join (${seriesOfDecisions}) decided on decided.decision_id = status.decision_id`;

/** Another standard counts the household now: what it was by the one before is no step from which it moved. */
const crosses = sql`after.series is distinct from before.series and after.household_id is not null and before.household_id is not null`;

/** Households by class on two days; "-" where a household had no status yet, or only one by another standard. */
export async function countMovements(
  tx: Tx,
  communes: readonly string[],
  { from, to }: Days,
): Promise<readonly MovementRow[]> {
  const found = await sql<MovementRow>`
    with before as materialized (${statusesWithSeries(communes, from)}), after as materialized (${statusesWithSeries(communes, to)}),
    relapsed as (
      select household_id from review.poverty_statuses
      where commune_id = any(${communes}) and effective_on > ${from} and effective_on <= ${to} and list_flag = 'relapsed'
    )
    select coalesce(after.commune_id, before.commune_id) as "areaId",
      case when ${crosses} then '-' else coalesce(before.class, '-') end as before,
      coalesce(after.class, '-') as after, count(*)::int as households, count(relapsed.household_id)::int as relapsed
    from before full join after using (household_id) left join relapsed using (household_id)
    group by 1, 2, 3 order by 1, 2, 3`.execute(tx);
  return found.rows;
}

/** Households by their class under the standard before and under the one that counts them now; "-" where there was none. */
export async function countTransition(
  tx: Tx,
  communes: readonly string[],
  { from, to }: Days,
): Promise<readonly MovementRow[]> {
  const found = await sql<MovementRow>`
    with before as materialized (${statusesWithSeries(communes, from)}), after as materialized (${statusesWithSeries(communes, to)})
    select after.commune_id as "areaId", coalesce(before.class, '-') as before, after.class as after, count(*)::int as households,
      0 as relapsed
    from after left join before using (household_id)
    where after.series is distinct from before.series
    group by 1, 2, 3 order by 1, 2, 3`.execute(tx);
  return found.rows;
}
