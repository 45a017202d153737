import { sql } from "kysely";
import { withinArea } from "#server/area/published.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import { lockPlan } from "#server/planning/plan/plans-store.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { supportsGiven } from "./supports-given.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";

export type TargetRow = {
  readonly targetId: Id<"target">;
  readonly planId: Id<"plan">;
  readonly planState: string;
  readonly programmeId: string;
  readonly programmeVersion: string;
  readonly goal: string;
  readonly areaId: string;
  readonly areaName: string;
  readonly year: number;
  readonly indicatorCode: string;
  readonly indicatorVersion: number;
  readonly areaClass: string | null;
  readonly periodFrom: LocalDate | null;
  readonly periodTo: LocalDate | null;
  readonly baselineOn: LocalDate | null;
  readonly disaggregation: Record<string, string>;
  readonly baseline: number;
  readonly value: number;
};

const targetQuery = sql`
  select target.target_id as "targetId", plan.plan_id as "planId", plan.state as "planState", plan.programme_id as "programmeId",
    plan.programme_version as "programmeVersion",
    goal.title as goal, target.area_id as "areaId", area.name as "areaName", target.year, target.indicator_code as "indicatorCode",
    target.indicator_version as "indicatorVersion", target.area_class as "areaClass", target.period_from as "periodFrom",
    target.period_to as "periodTo", target.baseline_on as "baselineOn", target.disaggregation,
    target.baseline::float8 as baseline, target.value::float8 as value
  from planning.targets target join planning.goals goal on goal.goal_id = target.goal_id
  join planning.plans plan on plan.plan_id = goal.plan_id join registry.areas area on area.area_id = target.area_id`;

/** Targets of the plans of an area and all below it, of one programme and year. */
export async function listTargets(
  tx: Tx,
  asked: { readonly areaId: string; readonly programmeId: string; readonly year: number },
): Promise<readonly TargetRow[]> {
  const found = await sql<TargetRow>`${targetQuery}
    where plan.area_id in ${withinArea(asked.areaId)}
      and plan.programme_id = ${asked.programmeId} and plan.year = ${asked.year}
    order by area.name ${nameOrder}, goal.goal_id, target.target_id`.execute(tx);
  return found.rows;
}

/** The programmes that planned for the year in the area or below it. */
export async function listProgrammesPlanned(tx: Tx, areaId: string, year: number): Promise<readonly string[]> {
  const found = await sql<{ programmeId: string }>`select distinct programme_id as "programmeId" from planning.plans
    where area_id in ${withinArea(areaId)} and year = ${year} order by programme_id`.execute(tx);
  return found.rows.map(({ programmeId }) => programmeId);
}

export async function findTarget(tx: Tx, targetId: Id<"target">): Promise<TargetRow | undefined> {
  const found = await sql<TargetRow>`${targetQuery} where target.target_id = ${targetId}`.execute(tx);
  return found.rows[0];
}

/** Targets of the same indicator, group and class in the same area, of every year: what a series is made of. */
export async function listYears(tx: Tx, target: TargetRow): Promise<readonly TargetRow[]> {
  const found = await sql<TargetRow>`${targetQuery}
    where target.area_id = ${target.areaId} and target.indicator_code = ${target.indicatorCode}
      and plan.programme_id = ${target.programmeId} and target.area_class is not distinct from ${target.areaClass}
      and target.disaggregation = ${JSON.stringify(target.disaggregation)}::jsonb
    order by target.year, target.target_id`.execute(tx);
  return found.rows;
}

export type OutputRow = {
  readonly targetId: Id<"target">;
  readonly outputId: Id<"output">;
  readonly activityKind: string;
  readonly unit: string;
  readonly quantity: number;
  readonly delivered: number;
  readonly lineTitle: string | null;
  readonly fundLineId: Id<"fund line"> | null;
  readonly fundSource: string | null;
  readonly component: string | null;
  readonly planned: Money | null;
  readonly committed: Money;
  readonly disbursed: Money;
};

/** Outputs of targets with their lines and fund lines; of the money what has gone at least so far, by the ledger. */
export async function listOutputs(tx: Tx, targets: readonly string[]): Promise<readonly OutputRow[]> {
  const delivered = supportsGiven.answer().deliveredOf(sql`array(select output_id from asked)`);
  const found = await sql<OutputRow>`
    with asked as materialized (
      select * from planning.outputs where target_id = any(${targets}::uuid[])
    ), line as materialized (
      select line.output_id, line.activity_line_id, line.title, fund.fund_line_id, fund.fund_source, fund.component, fund.amount
      from planning.activity_lines line left join planning.fund_lines fund on fund.activity_line_id = line.activity_line_id
      where line.output_id = any(array(select output_id from asked))
    ), gone as materialized (
      select fund_line_id, sum(balance) filter (where kind in ('committed', 'reserved', 'disbursed', 'settled')) as committed,
        sum(balance) filter (where kind in ('disbursed', 'settled')) as disbursed
      from planning.accounts where fund_line_id = any(array(select fund_line_id from line)) group by fund_line_id
    )
    select output.target_id as "targetId", output.output_id as "outputId", output.activity_kind as "activityKind", output.unit,
      output.quantity, coalesce(given.delivered, 0) as delivered,
      line.title as "lineTitle", line.fund_line_id as "fundLineId", line.fund_source as "fundSource", line.component,
      line.amount as planned, coalesce(gone.committed, 0) as committed, coalesce(gone.disbursed, 0) as disbursed
    from asked output
    left join line on line.output_id = output.output_id
    left join gone on gone.fund_line_id = line.fund_line_id
    left join ${delivered} given on given.output_id = output.output_id
    order by output.target_id, output.output_id, line.activity_line_id, line.fund_line_id`.execute(tx);
  return found.rows;
}

export type Reported = {
  readonly actualId: Id<"actual">;
  readonly targetId: Id<"target">;
  readonly year: number;
  readonly value: number;
  readonly asOf: LocalDate;
  readonly evidence: string;
  readonly enteredAt: string;
  readonly enteredBy: string | null;
};

/** Reported figures of targets, the one entered last first. */
export async function listReported(tx: Tx, targets: readonly string[]): Promise<readonly Reported[]> {
  const found = await sql<Reported>`
    select actual.actual_id as "actualId", actual.target_id as "targetId", actual.year, actual.value::float8 as value,
      actual.as_of as "asOf", actual.evidence, actual.entered_at as "enteredAt", officer.full_name as "enteredBy"
    from planning.actuals actual left join authority.officers officer on officer.officer_id = actual.entered_by
    where actual.target_id = any(${targets}::uuid[]) order by actual.entered_at desc, actual.actual_id desc`.execute(
    tx,
  );
  return found.rows;
}

export async function addActual(
  tx: Tx,
  actual: Omit<Reported, "enteredBy"> & {
    readonly areaId: string;
    readonly indicatorVersion: number;
    readonly enteredById: string;
  },
): Promise<void> {
  await tx
    .insertInto("planning.actuals")
    .values({
      actual_id: actual.actualId,
      target_id: actual.targetId,
      area_id: actual.areaId,
      year: actual.year,
      indicator_version: actual.indicatorVersion,
      value: actual.value,
      as_of: actual.asOf,
      evidence: actual.evidence,
      entered_at: actual.enteredAt,
      entered_by: actual.enteredById,
    })
    .execute();
}

export async function setTerms(
  tx: Tx,
  targetId: Id<"target">,
  terms: Pick<
    TargetRow,
    "indicatorVersion" | "areaClass" | "periodFrom" | "periodTo" | "baselineOn" | "disaggregation"
  >,
): Promise<void> {
  await tx
    .updateTable("planning.targets")
    .set({
      indicator_version: terms.indicatorVersion,
      area_class: terms.areaClass,
      period_from: terms.periodFrom,
      period_to: terms.periodTo,
      baseline_on: terms.baselineOn,
      disaggregation: JSON.stringify(terms.disaggregation),
    })
    .where("target_id", "=", targetId)
    .execute();
}

/** Locks the plan that the target is in, and by it the target, until the act ends; answers the area of the target. */
export async function lockTarget(tx: Tx, targetId: Id<"target">): Promise<string | undefined> {
  const found = await tx
    .selectFrom("planning.targets as target")
    .innerJoin("planning.goals as goal", "goal.goal_id", "target.goal_id")
    .select(["target.area_id", "goal.plan_id"])
    .where("target.target_id", "=", targetId)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  await lockPlan(tx, found.plan_id);
  return found.area_id;
}
