/**
 * Each history of households once, by its class on two days, and how they came on the list between them. Households with the same history
 * moved alike, so that no household is looked at (migration 0401).
 */
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import { historiesOn, historyStands, isListed, seriesOfDecisions } from "#server/review/published.ts";

export type Days = { readonly from: LocalDate; readonly to: LocalDate };

/** The histories on both days, each with how many households have it and the series of its standard: `before` and `after`, for a `with`. */
export const historiesOfDays = (communes: readonly string[], { from, to }: Days) => sql`
  before as materialized (${withSeries(communes, from)}), after as materialized (${withSeries(communes, to)})`;

const withSeries = (communes: readonly string[], on: LocalDate) => sql`
  select step.*, decided.series
  from ${historiesOn(communes, on)} step left join (${seriesOfDecisions}) decided on decided.decision_id = step.decision_id`;

/** Another standard counts the household now: what it was by the one before is no step from which it moved. */
const crosses = sql`after.series is distinct from before.series and after.history_id is not null and before.history_id is not null`;

/**
 * Rows of commune_id, history_id, before, after, how, households: beside `historiesOfDays`. "-": no status on the day by the standard that counts the
 * later one, or not in these communes. `how` tells of a household that is on the list on the later day and was not on the earlier one:
 * "arrived" on the list from elsewhere, "relapsed" where it was on the list ever before, "new" otherwise; and of one that was on it and is
 * off it because the decision was withdrawn: "taken_back", since it never left poverty.
 *
 * @param apart each commune by itself: who moved from one to another left the one and came to the other
 */
export const movesOfDays = (communes: readonly string[], days: Days, apart: boolean) => sql`
  select commune_id, history_id, before, after, households,
    case when ${isListed("before")} and not (${isListed("after")}) and after <> '-' and not ${wasListedRightly(days)} then 'taken_back'
      when not (${isListed("after")}) or ${isListed("before")} then null
      -- Most are on record since one decision: they need no look at what was before.
      when not carried and not exists (select from review.history_steps earlier
        where earlier.history_id = pair.history_id and earlier.effective_on < pair.effective_on) then 'new'
      when not was_here and ${arrivedListed(communes, days, apart)} then 'arrived'
      when ${everListed(days)} then 'relapsed' else 'new' end as how
  from (
    select coalesce(after.commune_id, before.commune_id) as commune_id, history_id, before.history_id is not null as was_here,
      coalesce(after.households, before.households) as households,
      case when ${crosses} then '-' else coalesce(before.class, '-') end as before, coalesce(after.class, '-') as after, after.series,
      after.effective_on, after.carried
    from before full join after using (history_id${apart ? sql`, commune_id` : sql``})
  ) pair`;

/** The first that these communes know of the household since the earlier day is that it came with a class of the list. */
const arrivedListed = (
  communes: readonly string[],
  { from, to }: Days,
  apart: boolean,
): RawBuilder<boolean> => sql`coalesce((
  select first.carried and ${isListed("first.class")} from review.history_steps first
  where first.history_id = pair.history_id and first.effective_on > ${from} and first.effective_on <= ${to}
    and ${apart ? sql`first.commune_id = pair.commune_id` : sql`first.commune_id = any(${communes})`}
  order by first.effective_on, first.carried desc, first.decision_id limit 1), false)`;

/** Decided by the standard that counts the household now, and not taken back up to the later day. */
const stands = (status: string, to: LocalDate) => sql`${sql.ref(`${status}.history_id`)} = pair.history_id
  and ${sql.ref(`${status}.effective_on`)} <= ${to} and ${historyStands(status, to)}
  and (select decided.series from (${seriesOfDecisions}) decided where decided.decision_id = ${sql.ref(`${status}.decision_id`)}) = pair.series`;

/** Was it on the list up to the earlier day, or between the days and off it again? */
const everListed = ({ from, to }: Days): RawBuilder<boolean> => sql`exists (
  select from review.history_steps listed where ${stands("listed", to)} and ${isListed("listed.class")}
    and (listed.effective_on <= ${from} or exists (select from review.history_steps off
      where ${stands("off", to)} and not (${isListed("off.class")})
        and (off.effective_on, off.decision_id) > (listed.effective_on, listed.decision_id))))`;

/** Was it on the list on the earlier day by the last decision that nothing took back up to the later one? */
const wasListedRightly = ({ from, to }: Days): RawBuilder<boolean> => sql`coalesce((
  select ${isListed("listed.class")} from review.history_steps listed where ${stands("listed", to)} and listed.effective_on <= ${from}
  order by listed.effective_on desc, listed.decision_id desc limit 1), false)`;
