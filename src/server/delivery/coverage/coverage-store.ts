/** Which households of the list have a support of the year, and which of their needs one answers. */
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Road } from "#programme/planning/framework/programme-parts.ts";
import { factsOfListed, roadOf } from "#server/planning/published.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";
import { isInPoverty } from "#server/review/published.ts";

export type Asked = {
  readonly communeId: string;
  readonly villageId: string | undefined;
  readonly on: LocalDate;
  readonly year: number;
  /** The needs that each kind of activity answers. */
  readonly answers: Readonly<Record<string, readonly string[]>>;
};

/**
 * CTEs that end in `covered`: households of the list with `needs`, what they lack; `given`, their live supports of whatever year; `of_year`,
 * whether one is of the year; and `answered`, the needs that those of the year answer.
 */
const coveredOf = ({ communeId, villageId, on, year, answers }: Asked) => sql`
  ${factsOfListed([communeId], on, villageId)}, answer as materialized (
    select kind.key as kind, need from jsonb_each(${JSON.stringify(answers)}::jsonb) kind
    cross join lateral jsonb_array_elements_text(kind.value) need
  ), support as materialized (
    select support.household_id, support.series_id, support.year, activity.activity_kind from fact
    join delivery.supports support on support.household_id = fact.household_id and support.state not in ('refused', 'returned')
    join delivery.activities activity on activity.activity_id = support.activity_id
  ), had as materialized (
    select support.household_id, count(distinct support.series_id) as given, bool_or(support.year = ${year}) as of_year,
      coalesce(array_agg(distinct answer.need) filter (where support.year = ${year} and answer.need is not null), '{}') as answered
    from support
    left join answer on answer.kind = support.activity_kind group by 1
  ), covered as materialized (
    select fact.household_id, fact.village_id, fact.class, ${roadOf} as road,
      array(select need.key from jsonb_each(fact.lacking) need where need.value = 'true'::jsonb order by need.key) as needs,
      coalesce(had.given, 0)::int as given, coalesce(had.of_year, false) as of_year, coalesce(had.answered, '{}') as answered
    from fact left join had on had.household_id = fact.household_id
  )`;

export type VillageCoverage = {
  readonly areaId: string | null;
  readonly areaName: string | null;
  readonly households: number;
  readonly without: number;
};

export async function countByVillage(tx: Tx, asked: Asked): Promise<readonly VillageCoverage[]> {
  const found = await sql<VillageCoverage>`
    with ${coveredOf(asked)}
    select covered.village_id as "areaId", village.name as "areaName", count(*)::int as households,
      (count(*) filter (where not covered.of_year))::int as without
    from covered left join registry.areas village on village.area_id = covered.village_id
    group by 1, 2 order by village.name ${nameOrder} nulls last, 1`.execute(tx);
  return found.rows;
}

export type NeedCoverage = {
  readonly need: string;
  readonly households: number;
  readonly without: number;
  readonly hasActivity: boolean;
};

export async function countByNeed(tx: Tx, asked: Asked): Promise<readonly NeedCoverage[]> {
  const found = await sql<NeedCoverage>`
    with ${coveredOf(asked)}
    select need, count(*)::int as households, (count(*) filter (where need <> all(covered.answered)))::int as without,
      need in (select answer.need from answer join delivery.activities activity on activity.activity_kind = answer.kind
        where activity.commune_id = ${asked.communeId} and activity.year = ${asked.year}) as "hasActivity"
    from covered cross join lateral unnest(covered.needs) need
    group by 1 order by 3 desc, 1`.execute(tx);
  return found.rows;
}

export type Uncovered = {
  readonly householdId: Id<"household">;
  readonly headName: string | null;
  readonly villageName: string | null;
  readonly class: string;
  readonly needs: string[];
  readonly road: Road;
  readonly given: number;
  readonly total: number;
};

/** A page of households without a support of the year, or without one for the need: in the order in which activities propose. */
export async function listUncoveredRows(
  tx: Tx,
  asked: Asked,
  page: { readonly need: string | undefined; readonly after: number; readonly limit: number },
): Promise<readonly Uncovered[]> {
  const { need } = page;
  const fits =
    need === undefined
      ? sql`not covered.of_year`
      : sql`${need} = any(covered.needs) and ${need} <> all(covered.answered)`;
  const found = await sql<Uncovered>`
    with ${coveredOf(asked)}
    select covered.household_id as "householdId", person.full_name as "headName", village.name as "villageName", covered.class,
      covered.needs, covered.road, covered.given, (count(*) over ())::int as total
    from covered
    left join registry.areas village on village.area_id = covered.village_id
    left join registry.memberships membership on membership.household_id = covered.household_id
      and membership.relation = 'head' and membership.valid_to is null
    left join registry.people person
      on person.household_id = membership.household_id and person.person_id = membership.person_id
    where ${fits}
    order by (${isInPoverty("covered.class")}) desc nulls last, cardinality(covered.needs) desc, covered.given, covered.household_id
    offset ${page.after} limit ${page.limit}`.execute(tx);
  return found.rows;
}
