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
    ), standing as (
      select * from passed where outcome <> 'withdrawn' and not exists (
        select from passed later join (${takenBackByDecisions}) back on back.decision_id = later.decision_id
        where later.history_id = passed.history_id and back.withdraws_decision_id = passed.decision_id)
    ), ordered as materialized (
      select standing.*, row_number() over step as at, lag(listed) over step as was_listed, lag(series) over step as series_before
      from standing window step as (partition by history_id order by effective_on, decision_id)
    ), spell as (
      select escape.history_id, escape.effective_on as since, next.effective_on as until, next.listed and next.series = escape.series as is_over
      from ordered escape left join lateral (
        select later.effective_on, later.listed, later.series from ordered later
        where later.history_id = escape.history_id and later.at > escape.at and (later.listed or later.series <> escape.series)
        order by later.at limit 1
      ) next on true
      where escape.was_listed and not escape.listed and escape.series = escape.series_before
    )
    select extract(year from since)::int as year, coalesce(until, ${on}::date) - since as days, coalesce(is_over, false) as "isOver",
      sum(households)::int as households
    from spell join present on present.history_id = spell.history_id
    group by 1, 2, 3 order by 1, 2, 3`.execute(tx);
  return found.rows;
}
