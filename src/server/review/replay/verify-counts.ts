import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Database } from "#server/platform/database/database.ts";

export type CountFinding = {
  readonly communeId: string;
  readonly class: string;
  /** Counted now from the statuses that are in force on the day. */
  readonly counted: number;
  /** As the days tell it on which each status begins and is replaced. */
  readonly inForce: number;
  /** As the sums of the changes tell it. */
  readonly reported: number;
};

/** Counts the households of every commune and class again from the statuses, beside the days and the sums of changes that pages show. */
export async function verifyCounts(
  database: Database,
  on: LocalDate,
): Promise<{ readonly communes: number; readonly findings: readonly CountFinding[] }> {
  const found = await sql<CountFinding>`
    with status as materialized (
      select distinct on (household_id) household_id, commune_id, class from review.poverty_statuses
      where effective_on <= ${on} and (left_on is null or left_on >= ${on}) order by household_id, effective_on desc, decision_id desc
    ), counted as (
      select commune_id, class, count(*)::int as households from status group by 1, 2
    ), in_force as (
      select commune_id, class, count(*)::int as households from review.poverty_statuses
      where effective_on <= ${on} and (replaced_on is null or replaced_on > ${on}) and (left_on is null or left_on >= ${on})
      group by 1, 2
    ), reported as (
      select commune_id, class, sum(households)::int as households from review.status_changes
      where effective_on <= ${on} group by 1, 2
    )
    select commune_id as "communeId", class, coalesce(counted.households, 0) as counted,
      coalesce(in_force.households, 0) as "inForce", coalesce(reported.households, 0) as reported
    from counted full join in_force using (commune_id, class) full join reported using (commune_id, class) order by 1, 2`.execute(
    database,
  );
  return {
    communes: new Set(found.rows.map((row) => row.communeId)).size,
    findings: found.rows.filter(({ counted, inForce, reported }) => counted !== reported || counted !== inForce),
  };
}

/** Withdrawals up to the day that leave other than what held before the status that they take back (docs/law.md L1.3-3). */
export async function withdrawalsThatDiffer(database: Database, on: LocalDate): Promise<number> {
  const found = await sql<{ households: number }>`
    select count(*)::int as households
    from review.poverty_statuses back join review.decisions decision on decision.decision_id = back.decision_id
    join review.poverty_statuses taken on taken.household_id = back.household_id and not taken.carried
      and taken.decision_id = decision.withdraws_decision_id
    left join lateral (
      select earlier.* from review.poverty_statuses earlier where earlier.household_id = taken.household_id
        and (earlier.effective_on, earlier.decision_id) < (taken.effective_on, taken.decision_id)
      order by earlier.effective_on desc, earlier.decision_id desc limit 1
    ) before on true
    where back.outcome = 'withdrawn' and not back.carried and back.effective_on <= ${on} and (
      back.class is distinct from coalesce(before.class, back.class)
      or back.deprivations <> coalesce(before.deprivations, 0)
      or back.low_income_workers is distinct from before.low_income_workers
      or back.member_count <> coalesce(before.member_count, taken.member_count))`.execute(database);
  return found.rows[0]?.households ?? 0;
}
