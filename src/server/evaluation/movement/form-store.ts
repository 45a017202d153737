/** What the yearly report of movements counts: households and their people by class on two days, with what the registry says of who came and went. */
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { FormMove } from "#programme/evaluation/movement-form.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { foundedHouseholds } from "#server/registry/published.ts";
import { householdsOfHistories, isListed } from "#server/review/published.ts";
import { historiesOfDays, movesOfDays } from "./histories-of-days.ts";
import type { Days } from "./histories-of-days.ts";

/** Households on the list by a decision although the registry has closed them. */
type Closed = { readonly closedBefore: number; readonly closedAfter: number };
export type FormCounts = {
  readonly total: { readonly moves: readonly FormMove[] } & Closed;
  readonly rows: ReadonlyMap<string, { readonly moves: readonly FormMove[] } & Closed>;
};
type Row = FormMove & Closed & { readonly areaId: string | null };

const everybody = 2_147_483_647;

/**
 * Only households that are on the list on one of the days are looked at. A household that the registry closed is there no longer, though its
 * status stands until the next list.
 */
export async function countFormMoves(tx: Tx, communes: readonly string[], days: Days): Promise<FormCounts> {
  const found = await sql<Row>`
    with ${historiesOfDays(communes, days)},
    pair as materialized (
      select null::text as area_id, moved.* from (${movesOfDays(communes, days, false)}) moved
      union all select moved.commune_id, moved.* from (${movesOfDays(communes, days, true)}) moved
    ), listed as materialized (
      select * from pair where ${isListed("before")} or ${isListed("after")}
    ), household as materialized (
      select household_id, history_id, was.member_count as people_before, is_now.member_count as people_after
      from ${householdsIn(communes, days.from)} was full join ${householdsIn(communes, days.to)} is_now using (household_id, history_id)
    ), founded as materialized (
      select household_id from (${foundedHouseholds}) one where founded_on > ${days.from} and founded_on <= ${days.to}
        and household_id = any(array(select household_id from household))
    ), one as materialized (
      select listed.area_id, listed.how,
        coalesce(house.closed_on <= ${days.from}, false) as was_closed, coalesce(house.closed_on <= ${days.to}, false) as is_closed,
        listed.before, listed.after, house.closed_reason,
        case when listed.before = '-' then 0 else household.people_before end as people_before,
        case when listed.after = '-' then 0 else household.people_after end as people_after,
        household.household_id in (select household_id from founded) as is_founded
      from listed join household on household.history_id = listed.history_id
      left join registry.households house on house.household_id = household.household_id
    ), moved as (
      select area_id, case when was_closed then '-' else before end as before, case when is_closed then '-' else after end as after,
        case when not is_closed then how end as how,
        case when is_closed and before <> '-' and after <> '-' then
            case closed_reason when 'merged' then 'merged' when 'all_died' then 'died' when 'registered_twice' then 'double' else 'moved' end
          when ${isListed("before")} and after = '-' or how = 'arrived' then 'moved'
          when is_founded and how in ('new', 'relapsed') then 'split' end as cause,
        case when was_closed then 0 else people_before end as people_before, case when is_closed then 0 else people_after end as people_after,
        was_closed and ${isListed("before")} as closed_before, is_closed and ${isListed("after")} as closed_after
      from one
    )
    select area_id as "areaId", before, after, how, cause, count(*)::int as households, sum(people_before)::int as "peopleBefore",
      sum(people_after)::int as "peopleAfter", sum(greatest(people_after - people_before, 0))::int as gained,
      sum(greatest(people_before - people_after, 0))::int as lost,
      (count(*) filter (where closed_before))::int as "closedBefore", (count(*) filter (where closed_after))::int as "closedAfter"
    from moved group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(tx);
  const whole = (rows: readonly Row[]) => ({
    moves: rows.map(({ areaId: _area, closedBefore: _before, closedAfter: _after, ...move }) => move),
    closedBefore: rows.reduce((sum, { closedBefore }) => sum + closedBefore, 0),
    closedAfter: rows.reduce((sum, { closedAfter }) => sum + closedAfter, 0),
  });
  const byArea = Map.groupBy(found.rows, ({ areaId }) => areaId);
  return {
    total: whole(byArea.get(null) ?? []),
    rows: new Map([...byArea].flatMap(([areaId, rows]) => (areaId === null ? [] : [[areaId, whole(rows)]]))),
  };
}

const householdsIn = (communes: readonly string[], on: LocalDate): RawBuilder<unknown> =>
  householdsOfHistories(communes, on, {
    chosen: sql`(select distinct history_id, null::int as mask from listed)`,
    after: undefined,
    limit: everybody,
  });
