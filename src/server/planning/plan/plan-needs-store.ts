/** What a proposal rests on: money that no line has taken, and units that plans of the year give. */
import { sql } from "kysely";
import type { Money } from "#kernel/money.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** Money of the area and year that no approved plan has taken; what other drafts ask for is not theirs yet. */
export async function listPurses(
  tx: Tx,
  areaId: string,
  year: number,
): Promise<readonly { fundSource: string; component: string; originYear: number; free: Money }[]> {
  const found = await sql<{ fundSource: string; component: string; originYear: number; free: Money }>`
    select fund_source as "fundSource", component, origin_year as "originYear", sum(balance) as free
    from planning.accounts
    where area_id = ${areaId} and year = ${year} and kind = 'allocated' and form = 'money' and fund_line_id is null
    group by 1, 2, 3 having sum(balance) > 0
    order by 3, 1, 2`.execute(tx);
  return found.rows;
}

/** Units by kind of activity in the annual plans of an area and year, but for one of them where it is named. */
export async function unitsPlanned(
  tx: Tx,
  areaId: string,
  year: number,
  exceptPlanId: string | null = null,
): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ kind: string; quantity: number }>`
    select output.activity_kind as kind, sum(output.quantity)::int as quantity
    from planning.plans plan
    join planning.goals goal using (plan_id) join planning.targets target using (goal_id)
    join planning.outputs output using (target_id)
    where plan.area_id = ${areaId} and plan.year = ${year} and plan.kind = 'annual'
      and plan.plan_id is distinct from ${exceptPlanId}
    group by 1`.execute(tx);
  return new Map(found.rows.map(({ kind, quantity }) => [kind, quantity]));
}
