import type { Money } from "#kernel/money.ts";
import { sql } from "kysely";
import { outputsOfTargets, plannedTargets } from "#server/planning/published.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Id } from "#kernel/id.ts";

export type TargetResult = {
  readonly targetId: Id<"target">;
  readonly planYear: number;
  readonly areaId: string;
  readonly areaName: string;
  readonly goal: string;
  readonly indicatorCode: string;
  readonly baseline: number;
  readonly target: number;
  readonly planned: number;
  readonly delivered: number;
  readonly paid: Money;
};

/** Targets of the plans of a year in these areas, with what their outputs planned, delivered and cost. */
export async function listTargets(tx: Tx, areas: readonly string[], year: number): Promise<readonly TargetResult[]> {
  const found = await sql<TargetResult>`
    select target.target_id as "targetId", target.plan_year as "planYear", target.target_area_id as "areaId",
      area.name as "areaName", target.goal_title as goal, target.indicator_code as "indicatorCode", target.baseline::float8 as baseline,
      target.value::float8 as target, coalesce(sum(output.quantity), 0)::int as planned,
      coalesce(sum(reached.delivered), 0)::int as delivered, coalesce(sum(reached.paid), 0) as paid
    from (${plannedTargets}) target
    join registry.areas area on area.area_id = target.target_area_id
    left join (${outputsOfTargets}) output on output.target_id = target.target_id
    left join lateral (
      select count(*) filter (where support.state in ('delivered', 'paid', 'verified'))::int as delivered,
        coalesce(sum(instruction.amount) filter (where instruction.state = 'paid'), 0) as paid
      from delivery.activities activity
      join delivery.supports support on support.activity_id = activity.activity_id
      left join payment.instructions instruction
        on instruction.household_id = support.household_id and instruction.support_id = support.support_id
      where activity.output_id = output.output_id
    ) reached on true
    where target.target_area_id = any(${areas}) and target.plan_year = ${year} and target.plan_kind = 'annual'
    group by target.target_id, target.plan_year, target.target_area_id, area.name, target.goal_title, target.indicator_code, target.baseline, target.value
    order by area.name collate "vi-x-icu", target.goal_title, target.target_id`.execute(tx);
  return found.rows;
}
