import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Spell } from "#programme/evaluation/survival.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { historiesOn, isListed, standardsOfDecisions, takenBackByDecisions } from "#server/review/published.ts";

/**
 * Each time off the list of the households that live in these communes on the day: from the decision that took them off it, by one standard,
 * until one by the same standard that put them on it, another standard, or the day. Decisions that were withdrawn by then count for nothing.
 */
export async function listSpells(tx: Tx, communes: readonly string[], on: LocalDate): Promise<readonly Spell[]> {
  const found = await sql<Spell>`
    with rests as materialized (${standardsOfDecisions}), present as materialized (
      select distinct history_id, households from ${historiesOn(communes, on)} step
    ), passed as materialized (
      select step.history_id, step.decision_id, step.effective_on, step.outcome, ${isListed("step.class")} as listed, rests.series
      from review.history_steps step join rests on rests.decision_id = step.decision_id
      where step.history_id = any(array(select history_id from present)) and step.effective_on <= ${on} and not step.carried
    ), taken_back as materialized (
      select passed.history_id, back.withdraws_decision_id as decision_id
      from passed join (${takenBackByDecisions}) back on back.decision_id = passed.decision_id
    ), standing as (
      select * from passed where outcome <> 'withdrawn' and not exists (select from taken_back
        where taken_back.history_id = passed.history_id and taken_back.decision_id = passed.decision_id)
    ), ordered as materialized (
      select standing.*, row_number() over step as at, lag(listed) over step as was_listed, lag(series) over step as series_before
      from standing window step as (partition by history_id order by effective_on, decision_id)
    ), followed as materialized (
      select ordered.*, min(at) filter (where listed or series <> series_before) over (partition by history_id order by at
        rows between 1 following and unbounded following) as next_at
      from ordered
    ), spell as (
      select escape.history_id, escape.effective_on as since, next.effective_on as until, next.listed and next.series = escape.series as is_over
      from followed escape left join followed next on next.history_id = escape.history_id and next.at = escape.next_at
      where escape.was_listed and not escape.listed and escape.series = escape.series_before
    )
    select extract(year from since)::int as year, coalesce(until, ${on}::date) - since as days, coalesce(is_over, false) as "isOver",
      sum(households)::int as households
    from spell join present on present.history_id = spell.history_id
    group by 1, 2, 3 order by 1, 2, 3`.execute(tx);
  return found.rows;
}
