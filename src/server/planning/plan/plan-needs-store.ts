/** What a proposal rests on: money that no line has taken, units that plans of the year give, and what was delivered of an output. */
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

/**
 * Units by kind of activity that households of these communes got or were promised in earlier years, after the review that says what
 * they lack: the deprivation is answered although no review has seen it yet.
 */
export async function unitsSupported(
  tx: Tx,
  communes: readonly string[],
  year: number,
): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ kind: string; quantity: number }>`
    select activity.activity_kind as kind, sum(support.quantity)::int as quantity
    from delivery.supports support
    join delivery.activities activity on activity.activity_id = support.activity_id
    join review.poverty_statuses status on status.household_id = support.household_id
      and status.commune_id = any(${communes}) and status.left_on is null and status.replaced_on is null
    where support.year < ${year} and support.state in ('committed', 'delivered', 'paid', 'verified')
      and (support.delivered_on is null or support.delivered_on >= status.effective_on)
    group by 1`.execute(tx);
  return new Map(found.rows.map(({ kind, quantity }) => [kind, quantity]));
}

/** Units delivered of each output of a plan. */
export async function unitsDelivered(tx: Tx, planId: string): Promise<ReadonlyMap<string, number>> {
  const found = await sql<{ outputId: string; quantity: number }>`
    select output.output_id as "outputId", sum(support.quantity)::int as quantity
    from planning.goals goal join planning.targets target using (goal_id) join planning.outputs output using (target_id)
    join delivery.activities activity on activity.output_id = output.output_id
    join delivery.supports support on support.activity_id = activity.activity_id
    where goal.plan_id = ${planId} and support.state in ('delivered', 'paid', 'verified')
    group by 1`.execute(tx);
  return new Map(found.rows.map(({ outputId, quantity }) => [outputId, quantity]));
}
