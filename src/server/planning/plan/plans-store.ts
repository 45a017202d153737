import { sql } from "kysely";
import type { z } from "zod";
import { standardPack } from "#contract/review/standard-pack.ts";
import { findStandardInForce, isListed, lackCountsOn } from "#server/review/published.ts";
import { withinArea } from "#server/area/published.ts";
import type { planHead } from "#contract/planning/plan.ts";
import { programmePack } from "#contract/planning/programme-pack.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { ProgrammePack } from "#programme/planning/framework/programme-pack.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { readLines } from "./plan-lines-store.ts";
import { treeOf } from "./plan-tree.ts";
import type { Goal } from "./plan-tree.ts";
import { plannedLines } from "#server/planning/framework/planned-lines.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";

export type PlanHead = z.output<typeof planHead>;

const headQuery = sql`
  select plan.plan_id as "planId", plan.area_id as "areaId", area.name as "areaName", plan.kind, plan.year,
    plan.until_year as "untilYear", plan.within_plan_id as "withinPlanId", plan.programme_id as "programmeId",
    plan.programme_version as "programmeVersion", plan.state, plan.decision_number as "decisionNumber", plan.decided_on as "decidedOn",
    coalesce((select sum(line.amount) from (${plannedLines}) line where line.plan_id = plan.plan_id), 0) as planned
  from planning.plans plan join registry.areas area on area.area_id = plan.area_id`;

export async function listPlanHeads(tx: Tx, areaId: string, year: number | undefined): Promise<readonly PlanHead[]> {
  const found = await sql<PlanHead>`${headQuery}
    where plan.area_id in ${withinArea(areaId)}
      and (${year ?? null}::int is null or plan.year = ${year ?? null})
    order by plan.year desc, area.name ${nameOrder}, plan.plan_id`.execute(tx);
  return found.rows;
}

export async function findPlan(tx: Tx, planId: Id<"plan">): Promise<PlanHead | undefined> {
  const found = await sql<PlanHead>`${headQuery} where plan.plan_id = ${planId}`.execute(tx);
  return found.rows[0];
}

/** Locks the plan until the act ends, and answers its area. */
export async function lockPlan(tx: Tx, planId: Id<"plan">): Promise<string | undefined> {
  const found = await tx
    .selectFrom("planning.plans")
    .select("area_id")
    .where("plan_id", "=", planId)
    .forUpdate()
    .executeTakeFirst();
  return found?.area_id;
}

export async function areaOfPlan(tx: Tx, planId: Id<"plan">): Promise<string | undefined> {
  const found = await tx
    .selectFrom("planning.plans")
    .select("area_id")
    .where("plan_id", "=", planId)
    .executeTakeFirst();
  return found?.area_id;
}

export async function addPlan(
  tx: Tx,
  plan: Omit<PlanHead, "areaName" | "state" | "decisionNumber" | "decidedOn" | "planned">,
): Promise<void> {
  await tx
    .insertInto("planning.plans")
    .values({
      plan_id: plan.planId,
      area_id: plan.areaId,
      kind: plan.kind,
      year: plan.year,
      until_year: plan.untilYear,
      within_plan_id: plan.withinPlanId,
      programme_id: plan.programmeId,
      programme_version: plan.programmeVersion,
      state: "draft",
    })
    .execute();
}

export async function setPlanState(
  tx: Tx,
  planId: Id<"plan">,
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

/** The framework of a plan as its tree. */
export async function readGoals(tx: Tx, planId: Id<"plan">): Promise<Goal[]> {
  return treeOf(await readLines(tx, planId));
}

/** The programme that the plan follows, in the version that it was drafted by. */
export async function packOfPlan(
  tx: Tx,
  plan: Pick<PlanHead, "programmeId" | "programmeVersion">,
): Promise<ProgrammePack> {
  const row = await tx
    .selectFrom("planning.programmes")
    .select("pack")
    .where("programme_id", "=", plan.programmeId)
    .where("version", "=", plan.programmeVersion)
    .executeTakeFirstOrThrow();
  return programmePack.parse(row.pack);
}

/** Deprivations of the poor and near-poor of an area as the last decisions left them, each by its own standard; and households by class. */
export async function countNeeds(
  tx: Tx,
  communes: readonly string[],
  on: LocalDate,
): Promise<{
  readonly byNeed: ReadonlyMap<string, number>;
  readonly byClass: readonly { class: string; households: number }[];
}> {
  const found = await sql<{ class: string | null; need: string | null; households: number }>`
    with counted as materialized (select class, lacking, households from ${lackCountsOn(communes, on)} lack)
    select class, null as need, sum(households)::int as households from counted group by class
    union all
    select null, need, sum(households)::int from counted, unnest(lacking) as need
    where ${isListed("class")} group by need`.execute(tx);
  return {
    byNeed: new Map(found.rows.flatMap((row) => (row.need === null ? [] : [[row.need, row.households] as const]))),
    byClass: found.rows.flatMap((row) =>
      row.class === null ? [] : [{ class: row.class, households: row.households }],
    ),
  };
}

/** Indicators in the order of their bits, by the law in force on the day; none where no law is. */
export async function indicatorsOn(
  tx: Tx,
  on: LocalDate,
): Promise<readonly { readonly code: string; readonly name: { vi: string; en: string; id: string } }[]> {
  const found = await findStandardInForce(tx, on);
  if (found === undefined) return [];
  return standardPack.parse(found.pack).indicators.map(({ code, name }) => ({ code, name }));
}
