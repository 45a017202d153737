/** A plan as flat lines: read at once, and written by what differs. */
import { idOf } from "#kernel/id.ts";
import { sql } from "kysely";
import type { z } from "zod";
import { replaceSchedule } from "#server/planning/framework/fund-line-schedules-store.ts";
import type { planLine } from "#contract/planning/plan-shapes.ts";
import type { Id } from "#kernel/id.ts";
import { dong } from "#kernel/money.ts";
import { inOrder } from "#programme/planning/plan/plan-line.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type Line = z.output<typeof planLine>;
type LineOf<Kind extends Line["kind"]> = Extract<Line, { readonly kind: Kind }>;
type Place = { readonly planId: Id<"plan">; readonly areaId: string; readonly year: number };

export async function readLines(tx: Tx, planId: Id<"plan">): Promise<readonly Line[]> {
  const ofGoals = sql`select goal_id from planning.goals where plan_id = ${planId}`;
  const ofTargets = sql`select target_id from planning.targets where goal_id in (${ofGoals})`;
  const ofOutputs = sql`select output_id from planning.outputs where target_id in (${ofTargets})`;
  const ofLines = sql`select activity_line_id from planning.activity_lines where output_id in (${ofOutputs})`;
  const goals = await sql<LineOf<"goal">>`
    select 'goal' as kind, goal_id as id, null as "parentId", position, title from planning.goals where plan_id = ${planId}`.execute(
    tx,
  );
  const targets = await sql<LineOf<"target">>`
    select 'target' as kind, target_id as id, goal_id as "parentId", position, indicator_code as "indicatorCode",
      baseline::float8 as baseline, value::float8 as value
    from planning.targets where goal_id in (${ofGoals})`.execute(tx);
  const outputs = await sql<LineOf<"output">>`
    select 'output' as kind, output_id as id, target_id as "parentId", position, activity_kind as "activityKind", quantity, unit,
      unit_cost as "unitCost", to_confirm as "toConfirm"
    from planning.outputs where target_id in (${ofTargets})`.execute(tx);
  const lines = await sql<LineOf<"line">>`
    select 'line' as kind, activity_line_id as id, output_id as "parentId", position, title
    from planning.activity_lines where output_id in (${ofOutputs})`.execute(tx);
  const funds = await sql<Omit<LineOf<"fund">, "schedule"> & { months: number[]; amounts: string[] }>`
    select 'fund' as kind, fund.fund_line_id as id, fund.activity_line_id as "parentId", fund.position, fund.fund_source as "fundSource",
      fund.component, fund.amount, nullif(fund.origin_year, fund.year) as "originYear",
      array(select month from planning.fund_line_schedules schedule where schedule.fund_line_id = fund.fund_line_id order by month)
        as months,
      array(select amount::text from planning.fund_line_schedules schedule where schedule.fund_line_id = fund.fund_line_id order by month)
        as amounts
    from planning.fund_lines fund where fund.activity_line_id in (${ofLines})`.execute(tx);
  const withMonths = funds.rows.map(({ months, amounts, ...fund }) => ({
    ...fund,
    schedule: months.map((month, at) => ({ month, amount: dong(amounts[at] ?? "0") })),
  }));
  return inOrder([...goals.rows, ...targets.rows, ...outputs.rows, ...lines.rows, ...withMonths]);
}

/** Writes what differs: what is gone from the bottom up, then what is new or changed from the top down. */
export async function writeLines(
  tx: Tx,
  place: Place,
  before: readonly Line[],
  after: readonly Line[],
): Promise<{ readonly put: number; readonly removed: number }> {
  const had = new Map(before.map((line) => [line.id, line]));
  const kept = new Set(after.map(({ id }) => id));
  const changed = after.filter((line) => textOf(line) !== textOf(had.get(line.id)));
  for (const line of changed) await putLine(tx, place, line);
  const gone = before.filter((line) => !kept.has(line.id)).toReversed();
  for (const line of gone) await removeLine(tx, line);
  return { put: changed.length, removed: gone.length };
}

/** A line as one text, whatever the order in which its fields were set. */
export function textOf(line: Line | undefined): string {
  if (line === undefined) return "";
  const fields = Object.entries(line).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(fields, (_, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
}

async function putLine(tx: Tx, { planId, areaId, year }: Place, line: Line): Promise<void> {
  const { id, parentId, position } = line;
  const place = { area_id: areaId, year };
  if (line.kind === "goal") {
    await tx
      .insertInto("planning.goals")
      .values({ goal_id: idOf("goal", id), plan_id: planId, title: line.title, position })
      .onConflict((on) => on.column("goal_id").doUpdateSet({ title: line.title, position }))
      .execute();
  } else if (line.kind === "target") {
    const fields = {
      goal_id: idOf("goal", line.parentId),
      indicator_code: line.indicatorCode,
      baseline: line.baseline,
      value: line.value,
      position,
    };
    await tx
      .insertInto("planning.targets")
      .values({ target_id: idOf("target", id), ...fields, ...place })
      .onConflict((on) => on.column("target_id").doUpdateSet(fields))
      .execute();
  } else if (line.kind === "output") {
    const fields = {
      target_id: idOf("target", line.parentId),
      activity_kind: line.activityKind,
      quantity: line.quantity,
      unit: line.unit,
      unit_cost: line.unitCost,
      to_confirm: line.toConfirm,
      position,
    };
    await tx
      .insertInto("planning.outputs")
      .values({ output_id: idOf("output", id), ...fields, ...place })
      .onConflict((on) => on.column("output_id").doUpdateSet(fields))
      .execute();
  } else if (line.kind === "line") {
    const fields = { output_id: idOf("output", line.parentId), title: line.title, position };
    await tx
      .insertInto("planning.activity_lines")
      .values({ activity_line_id: idOf("activity line", id), ...fields })
      .onConflict((on) => on.column("activity_line_id").doUpdateSet(fields))
      .execute();
  } else {
    const fundLineId = idOf("fund line", id);
    const fields = {
      activity_line_id: idOf("activity line", parentId ?? ""),
      fund_source: line.fundSource,
      component: line.component,
      amount: line.amount,
      origin_year: line.originYear ?? year,
      position,
    };
    await tx
      .insertInto("planning.fund_lines")
      .values({ fund_line_id: fundLineId, ...fields, ...place })
      .onConflict((on) => on.column("fund_line_id").doUpdateSet(fields))
      .execute();
    await replaceSchedule(tx, { fundLineId, areaId }, line.schedule);
  }
}

async function removeLine(tx: Tx, { kind, id }: Line): Promise<void> {
  if (kind === "goal") await tx.deleteFrom("planning.goals").where("goal_id", "=", idOf("goal", id)).execute();
  else if (kind === "target")
    await tx.deleteFrom("planning.targets").where("target_id", "=", idOf("target", id)).execute();
  else if (kind === "output")
    await tx.deleteFrom("planning.outputs").where("output_id", "=", idOf("output", id)).execute();
  else if (kind === "line")
    await tx.deleteFrom("planning.activity_lines").where("activity_line_id", "=", idOf("activity line", id)).execute();
  else await tx.deleteFrom("planning.fund_lines").where("fund_line_id", "=", idOf("fund line", id)).execute();
}

/** Ids among these that are in another plan: an id is one line, and nobody takes a line of another plan by putting it. */
export async function idsElsewhere(tx: Tx, planId: Id<"plan">, ids: readonly string[]): Promise<readonly string[]> {
  const found = await sql<{ id: string }>`
    with mine as (
      select goal.goal_id, target.target_id, output.output_id, line.activity_line_id, fund.fund_line_id from planning.goals goal
      left join planning.targets target using (goal_id) left join planning.outputs output using (target_id)
      left join planning.activity_lines line using (output_id) left join planning.fund_lines fund using (activity_line_id)
      where goal.plan_id = ${planId}
    )
    select goal_id as id from planning.goals where goal_id = any(${ids}::uuid[]) and plan_id <> ${planId}
    union all select target_id from planning.targets where target_id = any(${ids}::uuid[])
      and target_id not in (select target_id from mine where target_id is not null)
    union all select output_id from planning.outputs where output_id = any(${ids}::uuid[])
      and output_id not in (select output_id from mine where output_id is not null)
    union all select activity_line_id from planning.activity_lines where activity_line_id = any(${ids}::uuid[])
      and activity_line_id not in (select activity_line_id from mine where activity_line_id is not null)
    union all select fund_line_id from planning.fund_lines where fund_line_id = any(${ids}::uuid[])
      and fund_line_id not in (select fund_line_id from mine where fund_line_id is not null)`.execute(tx);
  return found.rows.map(({ id }) => id);
}
