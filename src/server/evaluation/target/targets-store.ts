import type { Money } from "#kernel/money.ts";
import { sql } from "kysely";
import { programmePack } from "#contract/planning/programme-pack.ts";
import type { PackProgrammeIndicator } from "#programme/planning/framework/programme-pack.ts";
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
    select target.target_id as "targetId", plan.year as "planYear", target.area_id as "areaId", area.name as "areaName",
      goal.title as goal, target.indicator_code as "indicatorCode", target.baseline::float8 as baseline,
      target.value::float8 as target, coalesce(sum(output.quantity), 0)::int as planned,
      coalesce(sum(reached.delivered), 0)::int as delivered, coalesce(sum(reached.paid), 0) as paid
    from planning.targets target
    join planning.goals goal on goal.goal_id = target.goal_id
    join planning.plans plan on plan.plan_id = goal.plan_id
    join registry.areas area on area.area_id = target.area_id
    left join planning.outputs output on output.target_id = target.target_id
    left join lateral (
      select count(*) filter (where support.state in ('delivered', 'paid', 'verified'))::int as delivered,
        coalesce(sum(instruction.amount) filter (where instruction.state = 'paid'), 0) as paid
      from delivery.activities activity
      join delivery.supports support on support.activity_id = activity.activity_id
      left join payment.instructions instruction
        on instruction.household_id = support.household_id and instruction.support_id = support.support_id
      where activity.output_id = output.output_id
    ) reached on true
    where target.area_id = any(${areas}) and plan.year = ${year} and plan.kind = 'annual'
    group by target.target_id, plan.year, target.area_id, area.name, goal.title, target.indicator_code, target.baseline, target.value
    order by area.name, goal.title, target.target_id`.execute(tx);
  return found.rows;
}

/** What each indicator of the programmes counts, by its code; the latest version of a programme has the last word. */
export async function listProgrammeIndicators(tx: Tx): Promise<ReadonlyMap<string, PackProgrammeIndicator["counts"]>> {
  const rows = await tx.selectFrom("planning.programmes").select("pack").orderBy("version").execute();
  return new Map(
    rows.flatMap(({ pack }) => programmePack.parse(pack).indicators.map(({ code, counts }) => [code, counts])),
  );
}
