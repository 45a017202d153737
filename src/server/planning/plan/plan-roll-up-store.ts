/** Plans of an area and all below it added up; every sum opens to its fund lines. */
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { z } from "zod";
import { withinArea } from "#server/area/published.ts";
import type { listRolledLines, rollUpBy } from "#contract/planning/plan-tools.ts";
import type { Output } from "#contract/endpoint.ts";
import type { Id } from "#kernel/id.ts";
import type { Money } from "#kernel/money.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";

type By = z.output<typeof rollUpBy>;
type Asked = {
  readonly areaId: string;
  readonly year: number;
  readonly planKind: "annual" | "multi_year";
  readonly by: By;
};

/** Zones exclude each other, so that the sums by class add up to the whole; a commune in none stands under "none". */
const keys: Readonly<Record<By, RawBuilder<string>>> = {
  area: sql`plan.area_id`,
  component: sql`fund.component`,
  source: sql`fund.fund_source`,
  kind: sql`output.activity_kind`,
  class: sql`coalesce((select max(class) from registry.area_classes class_of
    where class_of.area_id = plan.area_id and class_of.class in ('zone_1', 'zone_2', 'zone_3') and class_of.valid_to is null), 'none')`,
};

const linesOfPlans = ({ areaId, year, planKind }: Asked) => sql`
  from planning.plans plan
  join registry.areas area on area.area_id = plan.area_id
  join planning.goals goal on goal.plan_id = plan.plan_id
  join planning.targets target on target.goal_id = goal.goal_id
  join planning.outputs output on output.target_id = target.target_id
  join planning.activity_lines line on line.output_id = output.output_id
  join planning.fund_lines fund on fund.activity_line_id = line.activity_line_id
  where plan.area_id in ${withinArea(areaId)}
    and plan.kind = ${planKind} and plan.year <= ${year} and plan.until_year >= ${year}`;
const isApproved = sql`plan.state in ('approved', 'adjusted', 'closed')`;

type Sums = { readonly plans: number; readonly planned: Money; readonly approved: Money };
type Row = Sums & { readonly code: string; readonly name: string | null; readonly lines: number };

export async function rollUp(tx: Tx, asked: Asked): Promise<Sums & { readonly rows: readonly Row[] }> {
  const name = asked.by === "area" ? sql`min(area.name)` : sql`null`;
  const sums = sql`count(distinct plan.plan_id)::int as plans, coalesce(sum(fund.amount), 0) as planned,
    coalesce(sum(fund.amount) filter (where ${isApproved}), 0) as approved`;
  const found = await sql<Row>`
    select ${keys[asked.by]} as code, ${name} as name, count(*)::int as lines, ${sums} ${linesOfPlans(asked)}
    group by 1 order by planned desc, code`.execute(tx);
  const whole = await sql<Sums>`select ${sums} ${linesOfPlans(asked)}`.execute(tx);
  const [total] = whole.rows;
  if (total === undefined) throw new Error("a sum without a row");
  return { rows: found.rows, ...total };
}

/** The outputs whose money is in each sum. */
export async function listOutputsBehind(
  tx: Tx,
  asked: Asked,
): Promise<readonly { readonly code: string; readonly outputId: Id<"output"> }[]> {
  const found = await sql<{ code: string; outputId: Id<"output"> }>`
    select distinct ${keys[asked.by]} as code, output.output_id as "outputId" ${linesOfPlans(asked)}`.execute(tx);
  return found.rows;
}

export async function listLinesBehind(
  tx: Tx,
  asked: Asked & { readonly code: string },
): Promise<Output<typeof listRolledLines>["rows"]> {
  const found = await sql<Output<typeof listRolledLines>["rows"][number]>`
    select fund.fund_line_id as "fundLineId", plan.plan_id as "planId", area.name as "areaName", plan.state, line.title,
      output.activity_kind as "activityKind", fund.fund_source as "fundSource", fund.component, fund.amount
    ${linesOfPlans(asked)} and ${keys[asked.by]} = ${asked.code}
    order by fund.amount desc, area.name ${nameOrder}, fund.fund_line_id`.execute(tx);
  return found.rows;
}
