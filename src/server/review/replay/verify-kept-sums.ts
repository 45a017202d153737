import { sql } from "kysely";
import type { Database } from "#server/platform/database/database.ts";

export type SumFinding = {
  readonly communeId: string | null;
  readonly what: "lacks" | "causes" | "histories" | "steps";
  /** Rows that are not what is behind them, or that are not there. */
  readonly rows: number;
};

/**
 * The sums and histories that are kept beside the statuses (migrations 0400, 0401), of every day, compared with what is behind them: counted
 * again household by household, in another way than they are kept.
 */
export async function verifyKeptSums(database: Database): Promise<readonly SumFinding[]> {
  const found = await sql<SumFinding>`
    with status as materialized (
      select status.*, least(coalesce(replaced_on, 'infinity'), coalesce(left_on + 1, 'infinity')) as ends_on, review.setting,
        review.able_to_work > 0 as has_able_member
      from review.poverty_statuses status
      join review.reviews review on review.household_id = status.household_id and review.review_id = status.review_id
    ), turn as (
      -- The days on which something begins to hold of a status: its first, and each on which a cause is reported within it.
      select household_id, decision_id, effective_on, effective_on as starts_on from status where effective_on < ends_on
      union
      select status.household_id, status.decision_id, status.effective_on, cause.recorded_on
      from status join review.household_causes cause on cause.household_id = status.household_id
      where cause.recorded_on > status.effective_on and cause.recorded_on < status.ends_on
    ), held as materialized (
      select status.commune_id, status.decision_id, status.class, status.deprivations, status.setting, status.has_able_member,
        coalesce(status.low_income_workers > 0, false) as has_low_income_worker, status.member_count, turn.starts_on,
        coalesce((select min(next.starts_on) from turn next where next.household_id = turn.household_id
          and next.decision_id = turn.decision_id and next.effective_on = turn.effective_on and next.starts_on > turn.starts_on),
          status.ends_on) as ends_on,
        coalesce((select cause.causes from review.household_causes cause
          where cause.household_id = turn.household_id and cause.recorded_on <= turn.starts_on
          order by cause.recorded_on desc, cause.recorded_at desc, cause.record_id desc limit 1), '{}') as causes
      from turn join status on status.household_id = turn.household_id and status.decision_id = turn.decision_id
        and status.effective_on = turn.effective_on
    ), lack as (
      select commune_id, starts_on, ends_on, row(decision_id, class, deprivations, setting, has_able_member, 'land' = any(causes),
        has_low_income_worker)::text as of, count(*) as households, sum(member_count) as people from held group by 1, 2, 3, 4
    ), kept_lack as (
      select commune_id, starts_on, ends_on, row(decision_id, class, deprivations, setting, has_able_member, lacks_land,
        has_low_income_worker)::text as of, households, people from review.status_counts
    ), caused as (
      select commune_id, starts_on, ends_on, class, cause, count(*) as households
      from held cross join lateral unnest(causes) cause group by 1, 2, 3, 4, 5
    ), history as (
      select history_id, count(*) as households from review.household_histories group by 1
    )
    select "communeId", what, count(*)::int as rows from (
      select commune_id as "communeId", 'lacks' as what
      from lack full join kept_lack kept using (commune_id, starts_on, ends_on, of)
      where lack.households is distinct from kept.households or lack.people is distinct from kept.people
      union all
      select commune_id, 'causes' from caused full join review.cause_counts kept using (commune_id, starts_on, ends_on, class, cause)
      where caused.households is distinct from kept.households
      union all
      select null, 'histories' from history full join review.histories kept using (history_id)
      where coalesce(history.households, 0) <> coalesce(kept.households, 0)
      union all
      -- Each status is a step of the history of its household, and a history has no other steps.
      select commune_id, 'steps' from (
        select status.commune_id, kept.history_id, status.household_id, status.decision_id, status.effective_on, status.now_in,
          status.replaced_on, status.left_on, status.class, status.outcome, status.carried
        from status left join review.household_histories kept on kept.household_id = status.household_id
      ) one
      where not exists (select from review.history_steps step where step.history_id = one.history_id and step.decision_id = one.decision_id
        and step.effective_on = one.effective_on and step.commune_id = one.commune_id and step.now_in is not distinct from one.now_in
        and step.replaced_on is not distinct from one.replaced_on and step.left_on is not distinct from one.left_on
        and step.class = one.class and step.outcome = one.outcome and step.carried = one.carried)
      union all
      select null, 'steps' from review.household_histories kept
      where (select count(*) from review.history_steps step where step.history_id = kept.history_id)
        <> (select count(*) from review.poverty_statuses status where status.household_id = kept.household_id)
    ) finding group by 1, 2 order by 1 nulls first, 2`.execute(database);
  return found.rows;
}
