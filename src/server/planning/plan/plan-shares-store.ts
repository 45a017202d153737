/** A plan of several years against the annual plans that hang on it. */
import { sql } from "kysely";
import type { z } from "zod";
import type { planShare } from "#contract/planning/plan-acts.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Id } from "#kernel/id.ts";

/** By kind of activity in units and by source in đồng: the whole of the plan above, this plan, and all annual plans together. */
export async function listShares(
  tx: Tx,
  wholePlanId: string,
  planId: Id<"plan">,
): Promise<readonly z.output<typeof planShare>[]> {
  const found = await sql<z.output<typeof planShare>>`
    with plans as (
      select plan_id, plan_id = ${wholePlanId} as is_whole, plan_id = ${planId} as is_this from planning.plans
      where plan_id = ${wholePlanId} or within_plan_id = ${wholePlanId}
    ), outputs as (
      select plans.is_whole, plans.is_this, output.output_id, output.activity_kind, output.quantity from plans
      join planning.goals goal using (plan_id) join planning.targets target using (goal_id)
      join planning.outputs output using (target_id)
    ), reported as (
      select 'kind' as of, activity_kind as code, is_whole, is_this, quantity::bigint as amount from outputs
      union all
      select 'source', fund.fund_source, outputs.is_whole, outputs.is_this, fund.amount from outputs
      join planning.activity_lines line on line.output_id = outputs.output_id
      join planning.fund_lines fund on fund.activity_line_id = line.activity_line_id
    )
    select of, code, coalesce(sum(amount) filter (where is_whole), 0) as whole,
      coalesce(sum(amount) filter (where is_this), 0) as here,
      coalesce(sum(amount) filter (where not is_whole), 0) as years
    from reported group by of, code order by of, code`.execute(tx);
  return found.rows;
}
