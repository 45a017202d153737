import { sql } from "kysely";
import type { z } from "zod";
import type { goal, planHead } from "#contract/planning.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { Tx } from "#server/platform/database.ts";

export type PlanHead = z.output<typeof planHead>;
export type Goal = z.output<typeof goal>;

const headQuery = sql`
  select plan.plan_id as "planId", plan.area_id as "areaId", area.name as "areaName", plan.year, plan.programme_id as "programmeId",
    plan.programme_version as "programmeVersion", plan.state, plan.decision_number as "decisionNumber", plan.decided_on as "decidedOn",
    coalesce((select sum(line.amount) from planning.fund_lines line
      join planning.activity_lines activity_line on activity_line.activity_line_id = line.activity_line_id
      join planning.outputs output on output.output_id = activity_line.output_id
      join planning.targets target on target.target_id = output.target_id
      join planning.goals goal on goal.goal_id = target.goal_id where goal.plan_id = plan.plan_id), 0)::bigint as planned
  from planning.plans plan join registry.areas area on area.area_id = plan.area_id`;

export async function listPlanHeads(tx: Tx, areaId: string, year: number | undefined): Promise<readonly PlanHead[]> {
  const found = await sql<PlanHead>`${headQuery}
    where plan.area_id in (select descendant_id from registry.area_closure where ancestor_id = ${areaId})
      and (${year ?? null}::int is null or plan.year = ${year ?? null})
    order by plan.year desc, area.name, plan.plan_id`.execute(tx);
  return found.rows;
}

export async function findPlan(tx: Tx, planId: string): Promise<PlanHead | undefined> {
  const found = await sql<PlanHead>`${headQuery} where plan.plan_id = ${planId}`.execute(tx);
  return found.rows[0];
}

/** Locks the plan for an act. */
export async function loadPlan(tx: Tx, planId: string): Promise<PlanHead | undefined> {
  await sql`select from planning.plans where plan_id = ${planId} for update`.execute(tx);
  return findPlan(tx, planId);
}

export async function areaOfPlan(tx: Tx, planId: string): Promise<string | undefined> {
  const found = await tx
    .selectFrom("planning.plans")
    .select("area_id")
    .where("plan_id", "=", planId)
    .executeTakeFirst();
  return found?.area_id;
}

export async function addPlan(
  tx: Tx,
  plan: Pick<PlanHead, "planId" | "areaId" | "year" | "programmeId" | "programmeVersion">,
): Promise<void> {
  await tx
    .insertInto("planning.plans")
    .values({
      plan_id: plan.planId,
      area_id: plan.areaId,
      year: plan.year,
      programme_id: plan.programmeId,
      programme_version: plan.programmeVersion,
      state: "draft",
    })
    .execute();
}

export async function setPlanState(
  tx: Tx,
  planId: string,
  change: { readonly state: string; readonly decisionNumber?: string; readonly decidedOn?: LocalDate },
): Promise<void> {
  await tx
    .updateTable("planning.plans")
    .set({
      state: change.state,
      ...(change.decisionNumber === undefined ? {} : { decision_number: change.decisionNumber }),
      ...(change.decidedOn === undefined ? {} : { decided_on: change.decidedOn }),
    })
    .where("plan_id", "=", planId)
    .execute();
}

/** Writes a goal with all that hangs on it, top down. */
export async function addGoalTree(
  tx: Tx,
  plan: Pick<PlanHead, "planId" | "areaId" | "year">,
  goal: Goal,
): Promise<void> {
  await tx
    .insertInto("planning.goals")
    .values({ goal_id: goal.goalId, plan_id: plan.planId, title: goal.title })
    .execute();
  const place = { area_id: plan.areaId, year: plan.year };
  for (const target of goal.targets) {
    const { targetId: target_id, indicatorCode: indicator_code, baseline, value } = target;
    await tx
      .insertInto("planning.targets")
      .values({ target_id, goal_id: goal.goalId, indicator_code, baseline, value, ...place })
      .execute();
    for (const output of target.outputs) {
      await tx
        .insertInto("planning.outputs")
        .values({
          output_id: output.outputId,
          target_id,
          activity_kind: output.activityKind,
          quantity: output.quantity,
          unit: output.unit,
          unit_cost: output.unitCost,
          ...place,
        })
        .execute();
      for (const line of output.lines) {
        const { activityLineId: activity_line_id, title } = line;
        await tx
          .insertInto("planning.activity_lines")
          .values({ activity_line_id, output_id: output.outputId, title })
          .execute();
        for (const fund of line.fundLines) {
          await tx
            .insertInto("planning.fund_lines")
            .values({
              fund_line_id: fund.fundLineId,
              activity_line_id,
              fund_source: fund.fundSource,
              component: fund.component,
              amount: fund.amount,
              origin_year: fund.originYear ?? plan.year,
              ...place,
            })
            .execute();
        }
      }
    }
  }
}

type TreeRow = {
  readonly goalId: Id<"goal">;
  readonly goalTitle: string;
  readonly targetId: Id<"target"> | null;
  readonly indicatorCode: string | null;
  readonly baseline: number | null;
  readonly value: number | null;
  readonly outputId: Id<"output"> | null;
  readonly activityKind: string | null;
  readonly quantity: number | null;
  readonly unit: string | null;
  readonly unitCost: Money | null;
  readonly activityLineId: Id<"activity line"> | null;
  readonly lineTitle: string | null;
  readonly fundLineId: Id<"fund line"> | null;
  readonly fundSource: string | null;
  readonly component: string | null;
  readonly amount: Money | null;
  readonly originYear: number | null;
};

/** The framework of a plan, read at once and folded into its tree. */
export async function readGoals(tx: Tx, planId: string): Promise<Goal[]> {
  const found = await sql<TreeRow>`
    select goal.goal_id as "goalId", goal.title as "goalTitle", target.target_id as "targetId",
      target.indicator_code as "indicatorCode", target.baseline::float8 as baseline, target.value::float8 as value,
      output.output_id as "outputId", output.activity_kind as "activityKind", output.quantity, output.unit,
      output.unit_cost as "unitCost", line.activity_line_id as "activityLineId", line.title as "lineTitle",
      fund.fund_line_id as "fundLineId", fund.fund_source as "fundSource", fund.component, fund.amount, fund.origin_year as "originYear"
    from planning.goals goal
    left join planning.targets target on target.goal_id = goal.goal_id
    left join planning.outputs output on output.target_id = target.target_id
    left join planning.activity_lines line on line.output_id = output.output_id
    left join planning.fund_lines fund on fund.activity_line_id = line.activity_line_id
    where goal.plan_id = ${planId}
    order by goal.goal_id, target.target_id, output.output_id, line.activity_line_id, fund.fund_line_id`.execute(tx);
  return nested(found.rows, "goalId").map(([goalId, ofGoal]) => ({
    goalId,
    title: ofGoal[0]?.goalTitle ?? "",
    targets: nested(ofGoal, "targetId").map(([targetId, ofTarget]) => ({
      targetId,
      indicatorCode: ofTarget[0]?.indicatorCode ?? "",
      baseline: ofTarget[0]?.baseline ?? 0,
      value: ofTarget[0]?.value ?? 0,
      outputs: nested(ofTarget, "outputId").map(([outputId, ofOutput]) => ({
        outputId,
        activityKind: ofOutput[0]?.activityKind ?? "",
        quantity: ofOutput[0]?.quantity ?? 0,
        unit: ofOutput[0]?.unit ?? "",
        unitCost: ofOutput[0]?.unitCost ?? (0n as Money),
        lines: nested(ofOutput, "activityLineId").map(([activityLineId, ofLine]) => ({
          activityLineId,
          title: ofLine[0]?.lineTitle ?? "",
          fundLines: nested(ofLine, "fundLineId").map(([fundLineId, [fund]]) => ({
            fundLineId,
            fundSource: fund?.fundSource ?? "",
            component: fund?.component ?? "",
            amount: fund?.amount ?? (0n as Money),
            originYear: fund?.originYear ?? undefined,
          })),
        })),
      })),
    })),
  }));
}

function nested<Key extends keyof TreeRow>(
  rows: readonly TreeRow[],
  key: Key,
): (readonly [NonNullable<TreeRow[Key]>, TreeRow[]])[] {
  return [...Map.groupBy(rows, (row) => row[key])].flatMap(([id, group]) =>
    id === null ? [] : [[id, group] as const],
  );
}

/** Deprivations of the poor and near-poor of an area as the last decisions left them, by bit; and households by class. */
export async function countNeeds(
  tx: Tx,
  communes: readonly string[],
  on: LocalDate,
): Promise<{
  readonly byBit: ReadonlyMap<number, number>;
  readonly byClass: readonly { class: string; households: number }[];
}> {
  const found = await sql<{ class: string | null; bit: number | null; households: number }>`
    with status as materialized (
      select distinct on (household_id) household_id, class, deprivations from review.poverty_statuses
      where commune_id = any(${communes}) and effective_on <= ${on} and (left_on is null or left_on >= ${on})
      order by household_id, effective_on desc, decision_id desc
    )
    select class, null::int as bit, count(*)::int as households from status group by class
    union all
    select null, bit, count(*)::int from status, generate_series(0, 30) as bit
    where class in ('poor', 'near_poor') and (deprivations >> bit) & 1 = 1 group by bit`.execute(tx);
  return {
    byBit: new Map(found.rows.flatMap((row) => (row.bit === null ? [] : [[row.bit, row.households] as const]))),
    byClass: found.rows.flatMap((row) =>
      row.class === null ? [] : [{ class: row.class, households: row.households }],
    ),
  };
}

/** Indicators in the order of their bits, by the standard of the latest decisions. */
export async function indicatorsOn(
  tx: Tx,
  on: LocalDate,
): Promise<readonly { readonly code: string; readonly name: { vi: string; en: string; id: string } }[]> {
  const found = await sql<{ indicators: { code: string; name: { vi: string; en: string; id: string } }[] }>`
    select standard.pack -> 'indicators' as indicators from review.standards standard
    where standard.valid_from <= ${on} and (standard.valid_to is null or standard.valid_to >= ${on}) and not standard.draft
      and standard.pack -> 'income' is not null
    order by standard.valid_from desc, standard.version desc limit 1`.execute(tx);
  return found.rows[0]?.indicators.map(({ code, name }) => ({ code, name })) ?? [];
}

export type Commune = {
  readonly areaId: string;
  readonly areaName: string;
  readonly kind: string;
  readonly population: number | null;
  /** Classes in force: zones, border, island, … */
  readonly classes: readonly string[];
};

/** The communes, wards and special zones below an area. */
export async function communesOf(tx: Tx, areaId: string): Promise<readonly Commune[]> {
  const found = await sql<Commune>`
    select area.area_id as "areaId", area.name as "areaName", area.kind, area.population,
      array(select class from registry.area_classes class_of
        where class_of.area_id = area.area_id and class_of.valid_to is null order by class) as classes
    from registry.area_closure closure join registry.areas area on area.area_id = closure.descendant_id
    where closure.ancestor_id = ${areaId} and area.kind in ('commune', 'ward', 'special_zone') and area.valid_to is null
    order by area.area_id`.execute(tx);
  return found.rows;
}
