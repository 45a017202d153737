/** Newly escaped households in SQL: the same as `newlyEscapedOn` of the domain, for many households at once. */
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Escape } from "#programme/review/decision/newly-escaped.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** What a pack says of it; null where it says nothing, or that it is not known. */
const said = (of: string) =>
  sql`case when ${sql.ref(`${of}.pack`)} -> 'newlyEscaped' ? 'months' then ${sql.ref(`${of}.pack`)} -> 'newlyEscaped' end`;

/**
 * What holds for each version of each standard, as one value that a statement works out once: packs are long to read. Versions from before
 * December 2026 say nothing and go by the first of their standard that does.
 */
const rules = sql`(select jsonb_object_agg(standard.standard_id || ' ' || standard.version, coalesce(${said("standard")}, (
    select ${said("earlier")} from review.standards earlier where earlier.standard_id = standard.standard_id and ${said("earlier")} is not null
    order by earlier.loaded_at, earlier.version limit 1
  ))) from review.standards standard)`;

/**
 * Rows of household_id, state, since and until (an `Escape`), one for each of the households that was decided on by the day.
 *
 * @param households what `status.household_id` is held against: `= …` or `in (…)`
 */
export const escapesOn = (households: RawBuilder<unknown>, on: string) => sql`
  select household_id,
    case when stop_at = last_at then case when is_listed then 'none' else 'unknown' end
      when was_listed and series = series_before and outcome = 'escaped' then case when ${on}::date <= until then 'newly_escaped' else 'ended' end
      when ${on}::date <= until then 'unknown' else 'none' end as state,
    case when stop_at is distinct from last_at and was_listed and series = series_before and outcome = 'escaped' then effective_on end as since,
    case when stop_at is distinct from last_at and was_listed and series = series_before and outcome = 'escaped' then until end as until
  from (
    select ordered.*, max(at) over whole as last_at, max(at) filter (where is_listed is distinct from false) over whole as stop_at
    from (
      select status.household_id, status.effective_on, status.outcome, standard.series, held.rule -> 'classes' ? status.class as is_listed,
        (status.effective_on + make_interval(months => (held.rule ->> 'months')::int))::date as until,
        row_number() over one as at, lag(held.rule -> 'classes' ? status.class) over one as was_listed,
        lag(standard.series) over one as series_before
      from review.poverty_statuses status
      join review.decisions decision on decision.decision_id = status.decision_id
      join review.rounds round on round.round_id = decision.round_id
      join review.standards standard on standard.standard_id = round.standard_id and standard.version = round.standard_version
      cross join lateral (select ${rules} -> (round.standard_id || ' ' || round.standard_version) as rule offset 0) held
      where status.household_id ${households} and not status.carried and status.outcome <> 'withdrawn' and status.effective_on <= ${on}::date
        and not exists (select from review.poverty_statuses later join review.decisions back on back.decision_id = later.decision_id
          where later.household_id = status.household_id and later.outcome = 'withdrawn' and later.effective_on <= ${on}::date
            and back.withdraws_decision_id = status.decision_id)
      window one as (partition by status.household_id order by status.effective_on, status.decision_id)
    ) ordered window whole as (partition by household_id)
  ) known
  where at = case when stop_at = last_at then last_at else coalesce(stop_at, 0) + 1 end`;

/** One that was never decided on: nothing is on record. */
export const neverDecided: Escape = { state: "unknown", since: null, until: null };

export async function listEscapes(
  tx: Tx,
  householdIds: readonly Id<"household">[],
  on: LocalDate,
): Promise<ReadonlyMap<Id<"household">, Escape>> {
  const found = await sql<Escape & { householdId: Id<"household"> }>`
    select household_id as "householdId", state, since, until from (${escapesOn(sql`= any(${householdIds}::uuid[])`, on)}) escape`.execute(
    tx,
  );
  return new Map(found.rows.map(({ householdId, ...escape }) => [householdId, escape]));
}
