import { sql } from "kysely";
import { withinArea } from "#server/area/published.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Id } from "#kernel/id.ts";

export type PlanBelow = {
  readonly planId: Id<"plan">;
  readonly areaId: string;
  readonly programmeId: string;
  readonly programmeVersion: string;
};

export async function plansBelow(tx: Tx, areaId: string): Promise<readonly PlanBelow[]> {
  const found = await sql<PlanBelow>`
    select plan_id as "planId", area_id as "areaId", programme_id as "programmeId", programme_version as "programmeVersion"
    from planning.plans where area_id in ${withinArea(areaId)}`.execute(tx);
  return found.rows;
}

export async function linesOfOutputs(tx: Tx, outputIds: readonly string[]): Promise<readonly string[]> {
  const found = await sql<{ fundLineId: Id<"fund line"> }>`
    select fund.fund_line_id as "fundLineId" from planning.fund_lines fund
    join planning.activity_lines line on line.activity_line_id = fund.activity_line_id
    where line.output_id = any(${outputIds}::uuid[])`.execute(tx);
  return found.rows.map(({ fundLineId }) => fundLineId);
}

/** The area of the plan that a line belongs to. */
export async function areaOfActivityLine(tx: Tx, activityLineId: Id<"activity line">): Promise<string | undefined> {
  const found = await sql<{ areaId: string }>`
    select output.area_id as "areaId" from planning.activity_lines line
    join planning.outputs output on output.output_id = line.output_id where line.activity_line_id = ${activityLineId}`.execute(
    tx,
  );
  return found.rows[0]?.areaId;
}

/** Rows (activity_line_id, title, plan_id): lines of activity in their plans. */
export const activityLines = () => sql`select line.activity_line_id, line.title, goal.plan_id
  from planning.activity_lines line join planning.outputs output on output.output_id = line.output_id
  join planning.targets target on target.target_id = output.target_id join planning.goals goal on goal.goal_id = target.goal_id`;
