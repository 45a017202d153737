import { isInPoverty, isListed } from "#server/review/published.ts";
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { combinationsAmong, standardsOfDecisions, statusesOn } from "#server/review/published.ts";

export type HouseholdBehind = {
  readonly householdId: Id<"household">;
  readonly headName: string | null;
  readonly villageName: string | null;
  readonly class: string;
  readonly previousClass: string | null;
  /** By the standard of its own status. */
  readonly deprivations: readonly string[];
  readonly memberCount: number;
};

/** The same ways as `movementOf` counts (src/programme/evaluation/movement.ts), asked of one household. */
const ways = {
  escaped: sql`${isInPoverty("earlier.class")} and not ${isListed("status.class")}`,
  stayed: sql`${isInPoverty("earlier.class")} and ${isInPoverty("status.class")}`,
  relapsed: sql`relapsed.household_id is not null`,
  newlyPoor: sql`${isInPoverty("status.class")} and ${isListed("earlier.class")} is not true
    and relapsed.household_id is null`,
} as const;

const withSeries = (communes: readonly string[], on: LocalDate) => sql`
  select status.household_id, status.village_id, status.class, status.previous_class, status.deprivations, status.member_count,
    decided.standard_id, decided.standard_version, decided.series
  from ${statusesOn(communes, on)} status left join (${standardsOfDecisions}) decided on decided.decision_id = status.decision_id`;

/** The households behind a figure, by id. */
export async function listBehind(
  tx: Tx,
  filter: {
    readonly communes: readonly string[];
    readonly on: LocalDate;
    readonly class: string | undefined;
    readonly indicator: string | undefined;
    readonly since: LocalDate | undefined;
    readonly movement: keyof typeof ways | undefined;
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<readonly HouseholdBehind[]> {
  // Without an earlier day the class before is what the decision itself found.
  const since = filter.since ?? filter.on;
  const earlier =
    filter.since === undefined ? sql`select * from status where false` : withSeries(filter.communes, filter.since);
  const found = await sql<HouseholdBehind>`
    with status as materialized (${withSeries(filter.communes, filter.on)}),
    earlier as materialized (${earlier}), combination as materialized (${combinationsAmong(sql`status`)}), relapsed as (
      select household_id from review.poverty_statuses
      where commune_id = any(${filter.communes}) and effective_on > ${since} and effective_on <= ${filter.on}
        and list_flag = 'relapsed'
    ), chosen as (
      select status.*, earlier.class as earlier_class, coalesce(combination.lacking, '{}') as lacking
      from status left join combination on combination.standard_id = status.standard_id
          and combination.standard_version = status.standard_version and combination.deprivations = status.deprivations
        left join earlier on earlier.household_id = status.household_id and earlier.series is not distinct from status.series
        left join relapsed on relapsed.household_id = status.household_id
      where (${filter.class ?? null}::text is null or status.class = ${filter.class ?? null})
        and (${filter.indicator ?? null}::text is null or ${filter.indicator ?? null} = any(combination.lacking))
        and ${filter.movement === undefined ? sql`true` : ways[filter.movement]}
        and (${filter.after ?? null}::uuid is null or status.household_id > ${filter.after ?? null}::uuid)
      order by status.household_id limit ${filter.limit}
    )
    select chosen.household_id as "householdId", person.full_name as "headName", village.name as "villageName", chosen.class,
      coalesce(chosen.earlier_class, chosen.previous_class) as "previousClass", chosen.lacking as deprivations,
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
