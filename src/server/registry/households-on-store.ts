/** Households as they were on a past day: where they lived then, who was a member, which class held. Asked of the dated rows. */
import { sql } from "kysely";
import type { z } from "zod";
import type { household, householdRow } from "#contract/registry.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Counted } from "#programme/registry/counts-on.ts";
import type { Tx } from "#server/platform/database.ts";
import { classOn, foundBy } from "./households-store.ts";
import type { HouseholdFilter } from "./households-store.ts";

type HouseholdRow = z.output<typeof householdRow>;
type HouseholdFacts = Omit<z.output<typeof household>, "people" | "asOf">;

/** A place belongs to the commune it was in, whoever may read it since: the day's households of an area are those who lived there. */
const livedThere = (on: string) => sql`place.valid_from <= ${on} and (place.valid_to is null or place.valid_to >= ${on})
  and authority.sees(place.commune_id) and (household.closed_on is null or household.closed_on >= ${on})`;

function conditions(filter: HouseholdFilter) {
  const all = [livedThere(filter.on)];
  if (filter.communeId !== undefined) all.push(sql`place.commune_id = ${filter.communeId}`);
  if (filter.villageId !== undefined) all.push(sql`place.village_id = ${filter.villageId}`);
  if (filter.class !== undefined) all.push(sql`${classOn(filter.on)} = ${filter.class}`);
  if (filter.sourceKey !== undefined) all.push(sql`household.source_key = ${filter.sourceKey}`);
  if (filter.flag !== undefined) all.push(sql`${filter.flag} = any(household.flags)`);
  if (filter.search !== undefined) all.push(sql`household.household_id in (${foundBy(filter.search)})`);
  return sql.join(all, sql` and `);
}

const households = sql`registry.household_places place
  join registry.households household on household.household_id = place.household_id`;

export async function listHouseholdRowsOn(tx: Tx, filter: HouseholdFilter): Promise<HouseholdRow[]> {
  const found = await sql<HouseholdRow>`with shown as materialized (
      select household.household_id, place.commune_id, place.village_id, household.flags
      from ${households}
      where ${conditions(filter)} and (${filter.after ?? null}::uuid is null or place.household_id > ${filter.after ?? null}::uuid)
      order by place.household_id limit ${filter.limit}
    )
    select household.household_id as "householdId", household.commune_id as "communeId", commune.name as "communeName",
      village.name as "villageName", household.flags, null as "closedOn", ${classOn(filter.on)} as class,
      (select head.full_name from registry.memberships member
        join registry.people head on head.household_id = member.household_id and head.person_id = member.person_id
        where member.household_id = household.household_id and member.relation = 'head' and member.valid_from <= ${filter.on}
        order by member.valid_from desc limit 1) as "headName",
      (select count(*)::int from registry.memberships member where member.household_id = household.household_id
        and member.valid_from <= ${filter.on} and (member.valid_to is null or member.valid_to >= ${filter.on})) as members
    from shown household
    join registry.areas commune on commune.area_id = household.commune_id
    left join registry.areas village on village.area_id = household.village_id
    order by household.household_id`.execute(tx);
  return found.rows;
}

export async function countHouseholdRowsOn(tx: Tx, filter: HouseholdFilter): Promise<number> {
  const found = await sql<{ total: number }>`select count(*)::int as total from ${households}
    where ${conditions(filter)}`.execute(tx);
  return found.rows[0]?.total ?? 0;
}

/** Where it lived on the day, and what was known of it then. */
export async function findHouseholdOn(tx: Tx, householdId: string, on: string): Promise<HouseholdFacts | undefined> {
  const found =
    await sql<HouseholdFacts>`select household.household_id as "householdId", place.commune_id as "communeId",
      commune.full_name as "communeName", place.village_id as "villageId", village.name as "villageName", place.address,
      household.residence, household.registered_on as "registeredOn",
      case when household.closed_on <= ${on} then household.closed_on end as "closedOn",
      case when household.closed_on <= ${on} then household.closed_reason end as "closedReason", ${classOn(on)} as class,
      household.flags, household.source_system as "sourceSystem", household.source_key as "sourceKey"
    from ${households}
    join registry.areas commune on commune.area_id = place.commune_id
    left join registry.areas village on village.area_id = place.village_id
    where place.household_id = ${householdId} and place.valid_from <= ${on}
      and (place.valid_to is null or place.valid_to >= ${on})`.execute(tx);
  return found.rows[0];
}

/** The last day on which it lived in one's areas: for who may read only its past. */
export async function findLastDayHere(tx: Tx, householdId: string): Promise<LocalDate | undefined> {
  const found = await sql<{ day: LocalDate | null }>`select max(valid_to) as day from registry.household_places
    where household_id = ${householdId} and authority.sees(commune_id)`.execute(tx);
  return found.rows[0]?.day ?? undefined;
}

/** Households and their members on the day, by the place as it was recorded. */
export async function countByPlaceOn(tx: Tx, on: string): Promise<readonly Counted[]> {
  const found = await sql<Counted>`with living as materialized (
      select place.household_id, place.commune_id, place.village_id from ${households} where ${livedThere(on)}
    ), members as (
      select household_id, count(*)::int as people from registry.memberships
      where valid_from <= ${on} and (valid_to is null or valid_to >= ${on}) group by household_id
    )
    select living.commune_id as "communeId", living.village_id as "villageId", count(*)::int as households,
      coalesce(sum(members.people), 0)::int as people
    from living left join members on members.household_id = living.household_id
    group by living.commune_id, living.village_id`.execute(tx);
  return found.rows;
}
