import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import { programmePack } from "#contract/planning/programme-pack.ts";
import type { PackProgrammeIndicator } from "#programme/planning/framework/programme-pack.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type TargetResult = {
  readonly targetId: string;
  readonly planYear: number;
  readonly areaId: string;
  readonly areaName: string;
  readonly goal: string;
  readonly indicatorCode: string;
  readonly baseline: number;
  readonly target: number;
  readonly planned: number;
  readonly delivered: number;
  readonly paid: bigint;
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

export type SupportOutcome = {
  readonly activityKind: string;
  readonly indicator: string;
  readonly supported: number;
  readonly reviewedAgain: number;
  readonly removed: number;
  readonly paid: bigint;
  readonly paidReviewedAgain: bigint;
};

/**
 * Supports of the year with what they were grounded in, and what the next classified review of the household found.
 * `bits`: indicator codes in the order of the bits of `deprivations`.
 */
export async function listOutcomes(
  tx: Tx,
  communes: readonly string[],
  year: number,
  bits: readonly string[],
): Promise<readonly SupportOutcome[]> {
  const found = await sql<SupportOutcome>`
    with support as materialized (
      select support.household_id, support.support_id, activity.activity_kind, ground.indicator,
        array_position(${bits}::text[], ground.indicator) - 1 as bit, round.reference_date
      from delivery.supports support
      join delivery.activities activity on activity.activity_id = support.activity_id
      join review.reviews review on review.household_id = support.household_id and review.review_id = support.review_id
      join review.rounds round on round.round_id = review.round_id
      cross join lateral jsonb_array_elements_text(support.grounds -> 'deprivations') as ground (indicator)
      where support.commune_id = any(${communes}) and support.year = ${year}
        and support.state in ('delivered', 'paid', 'verified')
    ), told as (
      select support.*, again.deprivations as deprivations_again, coalesce(paid.amount, 0) as paid
      from support
      left join lateral (
        select review.deprivations from review.reviews review join review.rounds round on round.round_id = review.round_id
        where review.household_id = support.household_id and review.deprivations is not null
          and round.reference_date > support.reference_date
        order by round.reference_date desc limit 1
      ) again on true
      left join lateral (
        select sum(amount) as amount from payment.instructions instruction
        where instruction.household_id = support.household_id and instruction.support_id = support.support_id
          and instruction.state = 'paid'
      ) paid on true
      where support.bit is not null
    )
    select activity_kind as "activityKind", indicator, count(*)::int as supported,
      count(deprivations_again)::int as "reviewedAgain",
      count(*) filter (where (deprivations_again >> bit) & 1 = 0)::int as removed,
      coalesce(sum(paid), 0) as paid,
      coalesce(sum(paid) filter (where deprivations_again is not null), 0) as "paidReviewedAgain"
    from told group by activity_kind, indicator order by activity_kind, indicator`.execute(tx);
  return found.rows;
}

export async function latestStandard(
  tx: Tx,
  on: LocalDate,
): Promise<{ readonly standardId: string; readonly standardVersion: string; readonly pack: unknown } | undefined> {
  const found = await sql<{ standardId: string; standardVersion: string; pack: unknown }>`
    select standard.standard_id as "standardId", standard.version as "standardVersion", standard.pack
    from review.decisions decision
    join review.rounds round on round.round_id = decision.round_id
    join review.standards standard on standard.standard_id = round.standard_id and standard.version = round.standard_version
    where decision.effective_on <= ${on}
    order by decision.effective_on desc limit 1`.execute(tx);
  return found.rows[0];
}

/** What each indicator of the programmes counts, by its code; the latest version of a programme has the last word. */
export async function listProgrammeIndicators(tx: Tx): Promise<ReadonlyMap<string, PackProgrammeIndicator["counts"]>> {
  const rows = await tx.selectFrom("planning.programmes").select("pack").orderBy("version").execute();
  return new Map(
    rows.flatMap(({ pack }) => programmePack.parse(pack).indicators.map(({ code, counts }) => [code, counts])),
  );
}
