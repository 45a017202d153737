import { classEndedOn, isInPoverty, isListed } from "#server/review/published.ts";
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { MovementWay } from "#programme/evaluation/movement.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { combinationsAmong, householdsOfHistories, standardsOfDecisions } from "#server/review/published.ts";
import { historiesOfDays, movesOfDays } from "#server/evaluation/movement/histories-of-days.ts";

export type HouseholdBehind = {
  readonly householdId: Id<"household">;
  readonly headName: string | null;
  readonly villageName: string | null;
  readonly class: string;
  readonly classEndedOn: LocalDate | null;
  readonly previousClass: string | null;
  /** By the standard of its own status. */
  readonly deprivations: readonly string[];
  readonly memberCount: number;
};

/** The same ways as `movementOf` counts (src/programme/evaluation/movement.ts), asked of one household. */
const ways: Readonly<Record<MovementWay, RawBuilder<unknown>>> = {
  escaped: sql`${isInPoverty("pair.before")} and not ${isListed("pair.after")} and pair.after <> '-'
    and pair.how is distinct from 'taken_back'`,
  relapsed: sql`pair.how = 'relapsed'`,
  newlyPoor: sql`pair.how = 'new'`,
  otherIncrease: sql`pair.how = 'arrived'`,
  otherDecrease: sql`${isListed("pair.before")} and pair.after = '-' or pair.how = 'taken_back'`,
  stayed: sql`${isInPoverty("pair.before")} and ${isInPoverty("pair.after")}`,
};

/** The households behind a figure, by id. */
export async function listBehind(
  tx: Tx,
  filter: {
    readonly communes: readonly string[];
    readonly on: LocalDate;
    readonly class: string | undefined;
    readonly indicator: string | undefined;
    readonly since: LocalDate | undefined;
    readonly movement: MovementWay | undefined;
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<readonly HouseholdBehind[]> {
  const { communes, class: ofClass, indicator, movement, after, limit, on } = filter;
  const since = filter.since ?? on;
  const fittingOn = (day: "after" | "before") => sql`(select history_id, mask from fitting where day = ${day})`;
  const found = await sql<HouseholdBehind>`
    with ${historiesOfDays(communes, { from: since, to: on })}, pair as materialized (${movesOfDays(communes, { from: since, to: on }, false)}),
    -- Who is in the area no longer is shown as it was on the earlier day.
    there as (
      select history_id, decision_id, class, 'after' as day from after
      union all select history_id, decision_id, class, 'before' from before
        where ${movement === "otherDecrease"} and not exists (select from after where after.history_id = before.history_id)
    ), chosen as materialized (
      select there.history_id, there.day, ${maskOf(indicator)} as mask
      from there join pair on pair.history_id = there.history_id
      where (${ofClass ?? null}::text is null or there.class = ${ofClass ?? null})
        and ${movement === undefined ? sql`true` : ways[movement]}
    ), fitting as materialized (select * from chosen where ${indicator === undefined} or mask is not null), status as materialized (
      select * from ${householdsOfHistories(communes, on, { chosen: fittingOn("after"), after, limit })}
      union all select * from ${householdsOfHistories(communes, since, { chosen: fittingOn("before"), after, limit })}
      order by household_id limit ${limit}
    ), decided as materialized (
      select status.*, rests.standard_id, rests.standard_version
      from status left join (${standardsOfDecisions}) rests on rests.decision_id = status.decision_id
    ), combination as materialized (${combinationsAmong(sql`decided`)})
    select chosen.household_id as "householdId", person.full_name as "headName", village.name as "villageName", chosen.class,
      ${classEndedOn(sql`chosen.household_id`, filter.on)} as "classEndedOn",
      coalesce(${filter.since === undefined ? sql`null` : sql`nullif(pair.before, '-')`}, chosen.previous_class) as "previousClass",
      coalesce(combination.lacking, '{}') as deprivations, chosen.member_count as "memberCount"
    from decided chosen join pair on pair.history_id = chosen.history_id
    left join combination on combination.standard_id = chosen.standard_id
      and combination.standard_version = chosen.standard_version and combination.deprivations = chosen.deprivations
    left join registry.areas village on village.area_id = chosen.village_id
    left join registry.memberships membership
      on membership.household_id = chosen.household_id and membership.relation = 'head' and membership.valid_to is null
    left join registry.people person
      on person.household_id = membership.household_id and person.person_id = membership.person_id
    order by chosen.household_id`.execute(tx);
  return found.rows;
}

/** The bit of the indicator by the standard of the status; null where that one does not have it, and where none is asked for. */
const maskOf = (indicator: string | undefined) =>
  indicator === undefined
    ? sql`null::int`
    : sql`(select 1 << (one.ordinality - 1)::int from (${standardsOfDecisions}) rests
      join review.standards standard on standard.standard_id = rests.standard_id and standard.version = rests.standard_version
      cross join lateral jsonb_array_elements(standard.pack -> 'indicators') with ordinality as one
      where rests.decision_id = there.decision_id and one.value ->> 'code' = ${indicator})`;
