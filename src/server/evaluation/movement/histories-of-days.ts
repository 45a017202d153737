/**
 * Each history of households once, by its class on two days, and how they came on the list between them. Households with the same history
 * moved alike, so that no household is looked at (migration 0401), and no history by itself.
 */
import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import { historiesOn, isListed, standardsOfDecisions, takenBackByDecisions } from "#server/review/published.ts";

export type Days = { readonly from: LocalDate; readonly to: LocalDate };

/** Text that is ordered as the statuses of a household are. */
const orderOf = sql`(step.effective_on::text || step.decision_id::text) collate "C"`;

/**
 * For a `with`: `before` and `after`, the histories on both days, each with how many households have it and the series of its standard; and
 * `past`, what the steps up to the later day tell of a history by each series, those left out that take back or were taken back by then.
 */
export const historiesOfDays = (communes: readonly string[], { from, to }: Days) => sql`
  rests as materialized (${standardsOfDecisions}),
  before as materialized (
    select step.*, rests.series from ${historiesOn(communes, from)} step left join rests on rests.decision_id = step.decision_id
  ), after as materialized (
    select step.*, rests.series from ${historiesOn(communes, to)} step left join rests on rests.decision_id = step.decision_id
  ), passed as materialized (
    select step.*, ${isListed("step.class")} as listed from review.history_steps step
    where step.effective_on <= ${to} and step.history_id = any(array(select history_id from before union select history_id from after))
  ), taken_back as materialized (
    select passed.history_id, back.withdraws_decision_id as decision_id
    from passed join (${takenBackByDecisions}) back on back.decision_id = passed.decision_id
  ), past as materialized (
    select step.history_id, rests.series,
      bool_or(step.listed) filter (where step.effective_on <= ${from}) as was_listed,
      (array_agg(step.listed order by step.effective_on desc, step.decision_id desc) filter (where step.effective_on <= ${from}))[1]
        as listed_on_first_day,
      min(${orderOf}) filter (where step.listed) < max(${orderOf}) filter (where not step.listed) as was_off_again
    from passed step join rests on rests.decision_id = step.decision_id
    where step.outcome <> 'withdrawn' and not exists (select from taken_back
      where taken_back.history_id = step.history_id and taken_back.decision_id = step.decision_id)
    group by step.history_id, rests.series
  )`;

/** Another standard counts the household now: what it was by the one before is no step from which it moved. */
const crosses = sql`after.series is distinct from before.series and after.history_id is not null and before.history_id is not null`;

/**
 * Rows of commune_id, history_id, before, after, how, households: beside `historiesOfDays`. "-": no status on the day by the standard that
 * counts the later one, or not in these communes. `how` tells of a household that is on the list on the later day and was not on the earlier
 * one: "arrived" on the list from elsewhere, "relapsed" where it was on the list ever before, "new" otherwise; and of one that was on it and
 * is off it because the decision was withdrawn: "taken_back", since it never left poverty.
 *
 * @param apart each commune by itself: who moved from one to another left the one and came to the other
 */
export const movesOfDays = (communes: readonly string[], { from }: Days, apart: boolean) => sql`
  select pair.commune_id, pair.history_id, pair.before, pair.after, pair.households,
    case when ${isListed("pair.before")} and not (${isListed("pair.after")}) and pair.after <> '-'
        and not coalesce(past.listed_on_first_day, false) then 'taken_back'
      when not (${isListed("pair.after")}) or ${isListed("pair.before")} then null
      when not pair.was_here and first.arrived_listed then 'arrived'
      when past.was_listed or past.was_off_again then 'relapsed' else 'new' end as how
  from (
    select coalesce(after.commune_id, before.commune_id) as commune_id, history_id, before.history_id is not null as was_here,
      coalesce(after.households, before.households) as households,
      case when ${crosses} then '-' else coalesce(before.class, '-') end as before, coalesce(after.class, '-') as after, after.series
    from before full join after using (history_id${apart ? sql`, commune_id` : sql``})
  ) pair
  left join past on past.history_id = pair.history_id and past.series = pair.series
  -- The first that these communes know of the household since the earlier day: did it come with a class of the list?
  left join (
    select distinct on (history_id${apart ? sql`, commune_id` : sql``}) history_id, commune_id, carried and listed as arrived_listed
    from passed where effective_on > ${from} and commune_id = any(${communes})
    order by history_id, ${apart ? sql`commune_id, ` : sql``}effective_on, carried desc, decision_id
  ) first on first.history_id = pair.history_id ${apart ? sql`and first.commune_id = pair.commune_id` : sql``}`;
