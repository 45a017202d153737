import { classEndedOn, isInPoverty, isListed } from "#server/review/published.ts";
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { MovementWay } from "#programme/evaluation/movement.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { combinationsAmong } from "#server/review/published.ts";
import { householdsOfDays, statusesOfDays } from "#server/evaluation/movement/households-of-days.ts";

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
  const { communes, class: ofClass, indicator, movement, after } = filter;
  const days = { from: filter.since ?? filter.on, to: filter.on };
  const found = await sql<HouseholdBehind>`
    with ${statusesOfDays(communes, days)}, pair as (${householdsOfDays(communes, days, false)}),
    -- Who is in the area no longer is shown as it was on the earlier day.
    status as (
      select * from after
      union all select * from before where not exists (select from after where after.household_id = before.household_id)
        and ${movement === "otherDecrease"}
    ), combination as materialized (${combinationsAmong(sql`status`)}), chosen as (
      select status.*, nullif(pair.before, '-') as earlier_class, coalesce(combination.lacking, '{}') as lacking
      from status join pair on pair.household_id = status.household_id
        left join combination on combination.standard_id = status.standard_id
          and combination.standard_version = status.standard_version and combination.deprivations = status.deprivations
      where (${ofClass ?? null}::text is null or status.class = ${ofClass ?? null})
        and (${indicator ?? null}::text is null or ${indicator ?? null} = any(combination.lacking))
        and ${movement === undefined ? sql`true` : ways[movement]}
        and (${after ?? null}::uuid is null or status.household_id > ${after ?? null}::uuid)
      order by status.household_id limit ${filter.limit}
    )
    select chosen.household_id as "householdId", person.full_name as "headName", village.name as "villageName", chosen.class,
      ${classEndedOn(sql`chosen.household_id`, filter.on)} as "classEndedOn",
      coalesce(${filter.since === undefined ? sql`null` : sql`chosen.earlier_class`}, chosen.previous_class) as "previousClass",
      chosen.lacking as deprivations,
      chosen.member_count as "memberCount"
    from chosen
    left join registry.areas village on village.area_id = chosen.village_id
    left join registry.memberships membership
      on membership.household_id = chosen.household_id and membership.relation = 'head' and membership.valid_to is null
    left join registry.people person
      on person.household_id = membership.household_id and person.person_id = membership.person_id
    order by chosen.household_id`.execute(tx);
  return found.rows;
}
