/** Lines of money and outputs in their plans, as later stages join them. Of columns that nobody asks for nothing is read. */
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** Rows of targets: target_id, indicator_code, target_area_id, baseline, value, goal and plan, and the pack of the plan's programme. */
const plannedTargets = sql`select target.target_id, target.indicator_code, target.area_id as target_area_id, target.baseline,
    target.value, goal.title as goal_title, plan.plan_id, plan.kind as plan_kind, plan.state as plan_state, plan.year as plan_year,
    plan.programme_id, plan.programme_version, programme.pack
  from planning.targets target
  join planning.goals goal on goal.goal_id = target.goal_id
  join planning.plans plan on plan.plan_id = goal.plan_id
  left join planning.programmes programme
    on programme.programme_id = plan.programme_id and programme.version = plan.programme_version`;

/** Rows of outputs: output_id, activity_kind, quantity, unit_cost, and what plannedTargets says of the target. */
export const plannedOutputs = sql`select output.output_id, output.activity_kind, output.quantity, output.unit_cost, target.*
  from planning.outputs output join (${plannedTargets}) target on target.target_id = output.target_id`;

/** Rows of fund lines: the line itself, activity_line_id, line_title, and what plannedOutputs says of the output. */
export const plannedLines = sql`select fund.fund_line_id, fund.area_id, fund.year, fund.origin_year, fund.fund_source, fund.component,
    fund.amount, line.activity_line_id, line.title as line_title, output.*
  from planning.fund_lines fund join planning.activity_lines line on line.activity_line_id = fund.activity_line_id
  join (${plannedOutputs}) output on output.output_id = line.output_id`;

/** Locks the line until the act ends, and answers its area. Its key stays free: postings on its accounts name it meanwhile. */
export async function lockFundLine(tx: Tx, fundLineId: Id<"fund line">): Promise<string | undefined> {
  const found = await tx
    .selectFrom("planning.fund_lines")
    .select("area_id")
    .where("fund_line_id", "=", fundLineId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return found?.area_id;
}

export async function findLine(tx: Tx, fundLineId: Id<"fund line">) {
  return tx
    .selectFrom("planning.fund_lines")
    .select(["area_id as areaId", "year", "amount"])
    .where("fund_line_id", "=", fundLineId)
    .executeTakeFirst();
}
