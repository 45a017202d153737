/** What waits in planning for an act. */
import { sql } from "kysely";
import { whoDecides } from "#programme/planning/plan/who-decides.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { coversArea } from "#server/platform/database/database.ts";
import { countWaiting } from "#server/platform/waiting.ts";
import type { WaitingOfKind } from "#server/platform/waiting.ts";
import type { Id } from "#kernel/id.ts";
import type { Money } from "#kernel/money.ts";
import { plannedLines } from "./framework/planned-lines.ts";
import { listAdjustments } from "./plan/plan-acts-store.ts";
import { levelOf } from "./plan/plan-decider.ts";
import { whoDecidesAdjustment } from "./plan/plan-decision-service.ts";
import { findPlan, packOfPlan } from "./plan/plans-store.ts";

export type PlanningWork =
  | "finishPlan"
  | "answerRemarks"
  | "appraisePlan"
  | "approvePlan"
  | "decideAdjustment"
  | "approveAllocation"
  | "consentReallocation"
  | "decideReallocation"
  | "approveCarryOver";

/** A plan is approved, and a reallocation decided, at the level that the programme's table names: for the other level it is barred. */
export async function waitingInPlanning(context: ActContext): Promise<readonly WaitingOfKind<PlanningWork>[]> {
  const { above, barred } = await plansByDecider(context);
  const adjustmentsBarred = await adjustmentsOfOthers(context);
  const counted = await countWaiting<PlanningWork>(sql`
    select asked.kind, plan.area_id as commune_id, null as village_id, plan.plan_id::text as record_id, null::date as due_on,
      (select max(act.at) from planning.plan_acts act where act.plan_id = plan.plan_id) as since,
      asked.kind = 'approvePlan' and plan.plan_id::text = any(${barred}) as is_barred
    from planning.plans plan
    cross join lateral (values ('finishPlan', plan.state = 'draft'), ('approvePlan', plan.state in ('submitted', 'appraised')),
      ('appraisePlan', plan.state = 'submitted' and plan.plan_id::text = any(${above}))) asked (kind, waits)
    where asked.waits and plan.state in ('draft', 'submitted', 'appraised')
    union all
    -- One a plan: the page of the plan shows all its remarks.
    select 'answerRemarks', remark.area_id, null, remark.plan_id::text, null, min(remark.made_at), false
      from planning.plan_remarks remark join planning.plans plan on plan.plan_id = remark.plan_id
      where remark.answered_at is null and plan.state in ('draft', 'submitted', 'appraised')
      group by remark.area_id, remark.plan_id
    union all
    select 'decideAdjustment', area_id, null, plan_id::text, null, proposed_at, adjustment_id::text = any(${adjustmentsBarred})
      from planning.plan_adjustments where outcome is null
    union all
    select 'approveAllocation', run.area_id, null, run.formula_run_id::text, null, run.run_at, false from planning.formula_runs run
      where not exists (select from planning.allocations made where made.formula_run_id = run.formula_run_id)
        -- A later proposal for the same budget takes the place of the earlier one.
        and not exists (select from planning.formula_runs later
          where (later.area_id, later.year, later.origin_year, later.fund_source, later.component)
              = (run.area_id, run.year, run.origin_year, run.fund_source, run.component)
            and (later.run_at, later.formula_run_id) > (run.run_at, run.formula_run_id))
    union all
    select case when state = 'proposed' then 'consentReallocation' else 'decideReallocation' end, area_id, null, reallocation_id::text, null,
      coalesce(consented_at, proposed_at), state = 'consented' and (decided_by_level = 'province')
        <> coalesce((select authority.sees(area.parent_id) from registry.areas area where area.area_id = reallocation.area_id), false)
      from planning.reallocations reallocation where state in ('proposed', 'consented')
    union all
    select 'approveCarryOver', area_id, null, carry_over_id::text, null, run_at, false from planning.carry_overs where state = 'draft'`).execute(
    context.tx,
  );
  return counted.rows;
}

/** Adjustments that are not the officer's to decide, as the act would refuse them. */
async function adjustmentsOfOthers(context: ActContext): Promise<readonly string[]> {
  const { tx } = context;
  const open = await sql<{
    planId: Id<"plan">;
  }>`select distinct plan_id as "planId" from planning.plan_adjustments where outcome is null`.execute(tx);
  const barred: string[] = [];
  for (const { planId } of open.rows) {
    const plan = await findPlan(tx, planId);
    if (plan === undefined) continue;
    const isFromAbove = (await levelOf(context, plan)) !== "commune";
    for (const { adjustmentId, outcome, changes } of await listAdjustments(tx, planId)) {
      if (outcome !== null) continue;
      const { decider } = await whoDecidesAdjustment(context, plan, changes);
      if ((decider.by !== "commune") !== isFromAbove) barred.push(adjustmentId);
    }
  }
  return barred;
}

/** Plans handed in: which the province decides, and which are not the officer's to decide. */
async function plansByDecider({ tx, areas }: ActContext) {
  const waiting = await sql<{
    planId: string;
    programmeId: string;
    programmeVersion: string;
    planned: Money;
    isOfCommune: boolean;
    parentId: string;
  }>`
    with waiting as materialized (
      select plan_id, area_id, programme_id, programme_version from planning.plans where state in ('submitted', 'appraised')
    ), planned as (
      select line.plan_id, sum(line.amount) as amount from (${plannedLines}) line
      where line.plan_id in (select plan_id from waiting) group by 1
    )
    select plan.plan_id::text as "planId", plan.programme_id as "programmeId", plan.programme_version as "programmeVersion",
      coalesce(planned.amount, 0)::bigint as planned,
      area.kind in ('commune', 'ward', 'special_zone') as "isOfCommune", coalesce(area.parent_id, '') as "parentId"
    from waiting plan join registry.areas area on area.area_id = plan.area_id
    left join planned on planned.plan_id = plan.plan_id`.execute(tx);
  const packs = new Map<string, ReturnType<typeof packOfPlan>>();
  const [above, barred]: [string[], string[]] = [[], []];
  for (const plan of waiting.rows) {
    const version = `${plan.programmeId} ${plan.programmeVersion}`;
    const pack = packs.get(version) ?? packOfPlan(tx, plan);
    packs.set(version, pack);
    const { by } = whoDecides((await pack).decides, "plan_approval", { amount: plan.planned, planned: plan.planned });
    const isDecidedAbove = !plan.isOfCommune || by === "province" || by === "country";
    const actsFromAbove = areas === "*" || !plan.isOfCommune || coversArea(areas, plan.parentId);
    if (isDecidedAbove && plan.isOfCommune) above.push(plan.planId);
    if (isDecidedAbove !== actsFromAbove) barred.push(plan.planId);
  }
  return { above, barred };
}
