/** Households as they were on a past day: where they lived then, who was a member, which class held. Asked of the dated rows. */
import { sql } from "kysely";
import type { z } from "zod";
import type { household, householdRow } from "#contract/registry/household.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Counted } from "#programme/registry/household/counts-on.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { foundBy, wasMemberOn } from "./household-search-store.ts";
import {
  besideClassOn,
  classShownOn,
  escapesOfShown,
  groupsOn,
  inGroup,
  inVillage,
  registeredBy,
} from "./households-store.ts";
import type { HouseholdFilter } from "./households-store.ts";
import { reviewed } from "./reviewed.ts";

type HouseholdRow = z.output<typeof householdRow>;
type HouseholdFacts = Omit<z.output<typeof household>, "people" | "asOf" | "recordedThen">;

/**
 * A place belongs to the commune it was in, no matter who may read it since: the day's households of an area are those who lived there.
 * (Row security shows a place of another commune only when the household lives here now.)
 */
export const livedThere = (
  on: string,
) => sql`place.valid_from <= ${on} and (place.valid_to is null or place.valid_to >= ${on})
  and (place.now_in is null or authority.sees(place.commune_id))
  and not exists (select from registry.households closed
    where closed.closed_on < ${on} and closed.household_id = place.household_id)`;

/** Marks and residence as the first change after the day found them; without one, as they are. */
const flagsOn = (on: string) =>
  sql`coalesce(string_to_array(registry.facts_before_change(household.household_id, ${on}) ->> 'flagsBefore', ' '), household.flags)`;
const residenceOn = (on: string) =>
  sql`coalesce(registry.facts_before_change(household.household_id, ${on}) ->> 'residenceBefore', household.residence)`;

function conditions(filter: Omit<HouseholdFilter, "after" | "limit">) {
  const all = [livedThere(filter.on)];
  if (filter.communeId !== undefined) all.push(sql`place.commune_id = ${filter.communeId}`);
  if (filter.villageId !== undefined) all.push(inVillage("place", filter.villageId));
  if (filter.class !== undefined)
    all.push(sql`${reviewed.answer().classOn(sql`place.household_id`, filter.on)} = ${filter.class}`);
  if (filter.group !== undefined) all.push(inGroup(filter.group, sql`place.household_id`, filter, "household_places"));
  if (filter.sourceKey !== undefined || filter.flag !== undefined)
    all.push(sql`exists (select from registry.households household where household.household_id = place.household_id
      and (${filter.sourceKey ?? null}::text is null or household.source_key = ${filter.sourceKey ?? null})
      and (${filter.flag ?? null}::text is null or ${filter.flag ?? null} = any(${flagsOn(filter.on)})))`);
  if (filter.search !== undefined)
    all.push(
      sql`place.household_id in (select found.household_id from (${foundBy(filter.search, { communeId: undefined, isNarrowed: true })}) found)`,
      wasMemberOn(filter.search, filter.on),
    );
  return sql.join(all, sql` and `);
}

export async function listHouseholdRowsOn(tx: Tx, filter: HouseholdFilter): Promise<HouseholdRow[]> {
  const found = await sql<HouseholdRow>`with shown as materialized (
      select place.household_id, place.commune_id, place.village_id from registry.household_places place
      where ${conditions(filter)} and (${filter.after ?? null}::uuid is null or place.household_id > ${filter.after ?? null}::uuid)
      order by place.household_id limit ${filter.limit}
    ), escaped as materialized (${escapesOfShown(filter.on)})
    select household.household_id as "householdId", place.commune_id as "communeId", commune.name as "communeName",
      village.name as "villageName", ${flagsOn(filter.on)} as flags, null as "closedOn", ${classShownOn(filter.on)},
      ${groupsOn(filter.on)} as groups,
      (select head.full_name from registry.memberships member
        join registry.people head on head.household_id = member.household_id and head.person_id = member.person_id
        where member.household_id = household.household_id and member.relation = 'head' and member.valid_from <= ${filter.on}
        order by member.valid_from desc limit 1) as "headName",
      (select count(*)::int from registry.memberships member where member.household_id = household.household_id
        and member.valid_from <= ${filter.on} and (member.valid_to is null or member.valid_to >= ${filter.on})) as members
    from shown place
    join registry.households household on household.household_id = place.household_id
    join registry.areas commune on commune.area_id = place.commune_id
    left join registry.areas village on village.area_id = place.village_id
    left join escaped on escaped.household_id = place.household_id
    order by household.household_id`.execute(tx);
  return found.rows;
}

/** Households as a file holds them: where each lived on the day; that it closed later was not known then. */
export function householdsOn(filter: Omit<HouseholdFilter, "after" | "limit">) {
  return sql`(select place.household_id, household.source_system, household.source_key, place.commune_id, place.village_id, place.address,
      ${residenceOn(filter.on)} as residence, household.registered_on,
      case when household.closed_on <= ${filter.on} then household.closed_on end as closed_on, ${flagsOn(filter.on)} as flags
    from registry.household_places place join registry.households household on household.household_id = place.household_id
    where ${conditions(filter)}) household`;
}

export async function countHouseholdRowsOn(tx: Tx, filter: HouseholdFilter): Promise<number> {
  const found = await sql<{ total: number }>`select count(*)::int as total from registry.household_places place
    where ${conditions(filter)}`.execute(tx);
  return found.rows[0]?.total ?? 0;
}

/** Where it lived on the day, and what was known of it then. */
export async function findHouseholdOn(
  tx: Tx,
  householdId: Id<"household">,
  on: string,
): Promise<HouseholdFacts | undefined> {
  const found =
    await sql<HouseholdFacts>`select household.household_id as "householdId", place.commune_id as "communeId",
      commune.full_name as "communeName", place.village_id as "villageId", village.name as "villageName", place.address,
      ${residenceOn(on)} as residence, household.registered_on as "registeredOn", ${registeredBy},
      case when household.closed_on <= ${on} then household.closed_on end as "closedOn",
      case when household.closed_on <= ${on} then household.closed_reason end as "closedReason", ${classShownOn(on)}, ${besideClassOn(on)},
      ${flagsOn(on)} as flags,
      household.source_system as "sourceSystem", household.source_key as "sourceKey"
    from registry.household_places place
    join registry.households household on household.household_id = place.household_id
    join registry.areas commune on commune.area_id = place.commune_id
    left join registry.areas village on village.area_id = place.village_id
    where place.household_id = ${householdId} and place.valid_from <= ${on}
      and (place.valid_to is null or place.valid_to >= ${on})`.execute(tx);
  return found.rows[0];
}

type RecordedThen = z.output<typeof household>["recordedThen"][number];

/** What the record said on the day and a correction has changed since, each fact once: as it was before the first correction after the day. */
export async function listRecordedThen(
  tx: Tx,
  householdId: Id<"household">,
  on: string,
  timeZone: string,
): Promise<RecordedThen[]> {
  const found =
    await sql<RecordedThen>`select distinct on (correction.person_id, fact.field) correction.person_id as "personId",
      fact.field, case when fact.field = 'villageId' then village.name else fact.value end as said
    from registry.corrections correction cross join lateral jsonb_each_text(correction.before) as fact (field, value)
    left join registry.areas village on fact.field = 'villageId' and village.area_id = fact.value
    where correction.household_id = ${householdId} and correction.state = 'approved' and correction.kind <> 'identifier'
      and (correction.decided_at at time zone ${timeZone}::text)::date > ${on}::date
    order by correction.person_id, fact.field, correction.decided_at, correction.asked_at, correction.correction_id`.execute(
      tx,
    );
  return found.rows;
}

/** The last day on which it lived in one's areas: for who may read only its past. */
export async function findLastDayHere(tx: Tx, householdId: Id<"household">): Promise<LocalDate | undefined> {
  const found = await sql<{ day: LocalDate | null }>`select max(valid_to) as day from registry.household_places
    where household_id = ${householdId} and authority.sees(commune_id)`.execute(tx);
  return found.rows[0]?.day ?? undefined;
}

/** Up to so many communes are counted household by household; a province is counted whole. */
const few = 10;

/** Households and their members on the day, by the place as it was recorded, in these communes; undefined: in all. */
export function countedByPlace(on: string, communes: readonly string[] | undefined) {
  if (communes === undefined || communes.length > few)
    return sql`select commune_id, village_id, households, people from registry.counts_on(${on})`;
  return sql`select place.commune_id, place.village_id, count(*)::int as households, coalesce(sum(members.people), 0)::int as people
    from registry.household_places place cross join lateral (
      select count(*)::int as people from registry.memberships member where member.household_id = place.household_id
        and member.valid_from <= ${on} and (member.valid_to is null or member.valid_to >= ${on})
    ) members
    where ${livedThere(on)} and place.commune_id = any(${communes}) group by 1, 2`;
}

export async function countByPlaceOn(
  tx: Tx,
  on: string,
  communes: readonly string[] | undefined,
): Promise<readonly Counted[]> {
  const found =
    await sql<Counted>`select counted.commune_id as "communeId", counted.village_id as "villageId", counted.households, counted.people
    from (${countedByPlace(on, communes)}) counted`.execute(tx);
  return found.rows;
}
