import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { z } from "zod";
import type { household, householdRow, person } from "#contract/registry/household.ts";
import { noVillage } from "#programme/registry/household/household.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { alike, whereGiven } from "#server/platform/database/where-given.ts";
import { foundBy, foundMember, headsFirst } from "./household-search-store.ts";
import { reviewed } from "./reviewed.ts";
import type { BeneficiaryGroup } from "#programme/review/standard/beneficiary-groups.ts";
import type { SearchToRun } from "./household-search-store.ts";
import type { Id } from "#kernel/id.ts";

type HouseholdRow = z.output<typeof householdRow>;
type Person = z.output<typeof person>;
type HouseholdFacts = Omit<z.output<typeof household>, "people">;

export type HouseholdFilter = {
  readonly after: string | undefined;
  readonly limit: number;
  readonly communeId: string | undefined;
  readonly villageId: string | undefined;
  readonly class: string | undefined;
  readonly group: BeneficiaryGroup | undefined;
  readonly search: SearchToRun | undefined;
  readonly sourceKey: string | undefined;
  readonly flag: string | undefined;
  readonly on: string;
};

/** The class that the last decision effective on the day gave. */
export const classOn = (on: string) => reviewed.answer().classOn(sql`household.household_id`, on);

/** The end of the standard by which the class was decided, where that is past. */
export const classStandardEndedOn = (on: string) => reviewed.answer().classEndedOn(sql`household.household_id`, on);

/** The class as a row shows it: with the end of its standard. */
export const classShownOn = (on: string) => sql`${classOn(on)} as class, ${classStandardEndedOn(on)} as "classEndedOn"`;

/**
 * Is the household, or are members of it, in the group on the day? Within a commune the histories of its households are read at once; over a
 * province a page stops at the first that fit.
 *
 * @param among where the households of a commune stand, which are read at once
 */
export function inGroup(
  group: BeneficiaryGroup,
  household: RawBuilder<unknown>,
  { on, communeId }: Pick<HouseholdFilter, "on"> & Partial<Pick<HouseholdFilter, "communeId">>,
  among: "households" | "household_places" = "households",
) {
  if (group === "low_income_worker")
    return sql`coalesce(${reviewed.answer().lowIncomeWorkersOn(household, on)}, 0) > 0`;
  const escapes = (of: RawBuilder<unknown>) =>
    sql`select escape.household_id from (${reviewed.answer().escapesOn(of, on)}) escape where escape.state = 'newly_escaped'`;
  if (communeId === undefined) return sql`exists (${escapes(sql`= ${household}`)})`;
  const near = sql`in (select near.household_id from ${sql.table(`registry.${among}`)} near where near.commune_id = ${communeId})`;
  return sql`${household} in (${escapes(near)})`;
}

/** Who of the households shown is newly escaped on the day: their histories are read once. */
export const escapesOfShown = (on: string) =>
  reviewed.answer().escapesOn(sql`= any(array(select household_id from shown))`, on);

/** The groups of a household, beside `escaped` (escapesOfShown) joined for it. */
export const groupsOn = (on: string) =>
  sql`array_remove(array[case when escaped.state = 'newly_escaped' then 'newly_escaped' end,
    case when ${inGroup("low_income_worker", sql`household.household_id`, { on })} then 'low_income_worker' end], null)`;

/** The last day of being newly escaped; null for who is not on the day. */
export const newlyEscapedUntil = (on: string) =>
  sql`(select escape.until from (${reviewed.answer().escapesOn(sql`= household.household_id`, on)}) escape where escape.state = 'newly_escaped')`;

export const lowIncomeWorkersOn = (on: string) => reviewed.answer().lowIncomeWorkersOn(sql`household.household_id`, on);

/** What follows from the decisions on record by the day, beside the class. */
export const besideClassOn = (
  on: string,
) => sql`coalesce((select jsonb_build_object('state', escape.state, 'since', escape.since, 'until', escape.until)
      from (${reviewed.answer().escapesOn(sql`= household.household_id`, on)}) escape),
    '{"state": "unknown", "since": null, "until": null}') as escape,
  ${lowIncomeWorkersOn(on)} as "lowIncomeWorkers"`;

export const registeredBy = sql`(select officer.full_name from authority.officers officer
  where officer.officer_id = household.registered_by) as "registeredBy"`;

export const inVillage = (of: "household" | "place", villageId: string) =>
  villageId === noVillage
    ? sql`${sql.ref(of)}.village_id is null`
    : sql`${sql.ref(of)}.village_id = ${alike(villageId)}`;

function conditions(filter: Omit<HouseholdFilter, "after" | "limit">) {
  // A household that moved away is still read for its past days: a list of today is of those who live here today.
  const all = [sql`(household.past_communes = '{}' or authority.sees(household.commune_id))`];
  if (filter.communeId !== undefined) all.push(sql`household.commune_id = ${alike(filter.communeId)}`);
  if (filter.villageId !== undefined) all.push(inVillage("household", filter.villageId));
  if (filter.class !== undefined) all.push(sql`${classOn(filter.on)} = ${filter.class}`);
  if (filter.group !== undefined) all.push(inGroup(filter.group, sql`household.household_id`, filter, "households"));
  if (filter.sourceKey !== undefined) all.push(sql`household.source_key = ${filter.sourceKey}`);
  if (filter.flag !== undefined) all.push(sql`${filter.flag} = any(household.flags)`);
  return sql.join(all, sql` and `);
}

/** Households that fit; where somebody searches, those found, each with its rank. */
export function fitting(filter: HouseholdFilter) {
  if (filter.search === undefined) return sql`registry.households household where ${conditions(filter)}`;
  return sql`(${headsFirst(searched(filter, filter.search), filter.search, filter.on)}) found
    join registry.households household on household.household_id = found.household_id where ${conditions(filter)}`;
}

function searched(filter: Omit<HouseholdFilter, "after" | "limit">, search: SearchToRun) {
  const { communeId, villageId, sourceKey, flag } = filter;
  const isNarrowed = [villageId, filter.class, filter.group, sourceKey, flag].some((one) => one !== undefined);
  return foundBy(search, { communeId, isNarrowed });
}

/** Everything the list would show on all its pages, in no order. */
export function listed(filter: Omit<HouseholdFilter, "after" | "limit">) {
  if (filter.search === undefined) return conditions(filter);
  return sql`${conditions(filter)} and household.household_id in
    (select found.household_id from (${searched(filter, filter.search)}) found)`;
}

/** How far a page of the list is: after a household in order of registration, or after a rank and a household of those found: what is added meanwhile moves nothing. */
function page({ search, after, limit }: HouseholdFilter) {
  if (search !== undefined) {
    const [rank, id] = after?.split(" ") ?? [];
    const from =
      rank === undefined || id === undefined
        ? sql``
        : sql`and (found.rank, household.household_id) > (${Number(rank)}::int, ${id}::uuid)`;
    return sql`${from} order by found.rank, household.household_id limit ${limit}`;
  }
  return sql`and ${whereGiven(after, (id) => sql`household.household_id > ${id}::uuid`)} order by household.household_id limit ${limit}`;
}

/** Members of the households shown on a day, and who is head on it or else was the last before: their memberships are read once. */
const lived = (on: string) => sql`select member.household_id,
    count(*) filter (where member.valid_from <= ${on} and (member.valid_to is null or member.valid_to >= ${on}))::int as members,
    (array_agg(member.person_id order by member.valid_from desc)
      filter (where member.relation = 'head' and member.valid_from <= ${on}))[1] as head_id
  from registry.memberships member where member.household_id = any(array(select household_id from shown))
  group by member.household_id`;

/** Looked up for the rows of a page: a join reads the areas of the whole country, since the planner does not know how short a page is. */
const nameOf = (areaId: string) =>
  sql`(select area.name from registry.areas area where area.area_id = ${sql.ref(areaId)})`;

/**
 * In order of registration by id, or the nearest first where somebody searches; a page at a time. A search is not done a second time
 * to be counted: it tells its total with the page.
 */
export async function listHouseholdRows(
  tx: Tx,
  filter: HouseholdFilter,
): Promise<{ readonly rows: HouseholdRow[]; readonly total: number | undefined; readonly ranks: readonly number[] }> {
  const ranked =
    filter.search === undefined ? sql`0 as rank, 0 as total` : sql`found.rank, count(*) over ()::int as total`;
  const member =
    filter.search === undefined
      ? sql``
      : sql`, ${foundMember(filter.search, sql`household.household_id`, sql`lived.head_id`)} as "foundMember"`;
  const found = await sql<HouseholdRow & { total: number; rank: number }>`with shown as materialized (
      select household.*, ${ranked} from ${fitting(filter)} ${page(filter)}
    ), lived as materialized (${lived(filter.on)}), escaped as materialized (${escapesOfShown(filter.on)})
    select household.household_id as "householdId", household.commune_id as "communeId", ${nameOf("household.commune_id")} as "communeName",
      ${nameOf("household.village_id")} as "villageName", household.flags, household.closed_on as "closedOn", ${classShownOn(filter.on)},
      ${groupsOn(filter.on)} as groups,
      (select head.full_name from registry.people head
        where head.household_id = household.household_id and head.person_id = lived.head_id) as "headName",
      coalesce(lived.members, 0) as members, household.total, household.rank${member}
    from shown household left join lived on lived.household_id = household.household_id
    left join escaped on escaped.household_id = household.household_id
    order by household.rank, household.household_id`.execute(tx);
  const total = filter.search === undefined ? undefined : found.rows[0]?.total;
  const rows = found.rows.map((ranked) => {
    const { total: _, rank: __, ...row } = ranked;
    return row;
  });
  return { rows, total, ranks: found.rows.map(({ rank }) => rank) };
}

export async function countHouseholdRows(tx: Tx, filter: HouseholdFilter): Promise<number> {
  const found = await sql<{ total: number }>`select count(*)::int as total from ${fitting(filter)}`.execute(tx);
  return found.rows[0]?.total ?? 0;
}

export async function findHousehold(
  tx: Tx,
  householdId: Id<"household">,
  on: string,
): Promise<HouseholdFacts | undefined> {
  const found =
    await sql<HouseholdFacts>`select household.household_id as "householdId", household.commune_id as "communeId",
      commune.full_name as "communeName", household.village_id as "villageId", village.name as "villageName", household.address,
      household.residence, household.registered_on as "registeredOn", ${registeredBy}, household.closed_on as "closedOn",
      household.closed_reason as "closedReason", ${classShownOn(on)}, ${besideClassOn(on)}, household.flags,
      household.source_system as "sourceSystem", household.source_key as "sourceKey"
    from registry.households household
    join registry.areas commune on commune.area_id = household.commune_id
    left join registry.areas village on village.area_id = household.village_id
    where household.household_id = ${householdId}`.execute(tx);
  return found.rows[0];
}

/** The head first, then by relation and age. */
export async function listPeople(tx: Tx, householdId: Id<"household">): Promise<Person[]> {
  const found = await sql<Person>`select someone.person_id as "personId", someone.full_name as "fullName",
      someone.birth_date as "birthDate", someone.birth_precision as "birthPrecision", someone.sex,
      someone.ethnicity_code as "ethnicityCode", ethnicity.name as "ethnicityName", someone.local_group as "localGroup",
      someone.disability, someone.merit, someone.phone, someone.died_on as "diedOn", someone.flags,
      coalesce((select jsonb_agg(jsonb_build_object('kind', identifier.kind, 'lastDigits', identifier.last_digits)
          order by identifier.kind)
        from registry.identifiers identifier
        where identifier.household_id = someone.household_id and identifier.person_id = someone.person_id), '[]') as identifiers,
      coalesce((select jsonb_agg(jsonb_build_object('relation', member.relation, 'from', member.valid_from, 'to', member.valid_to)
          order by member.valid_from)
        from registry.memberships member
        where member.household_id = someone.household_id and member.person_id = someone.person_id), '[]') as memberships
    from registry.people someone
    left join registry.ethnicities ethnicity on ethnicity.code = someone.ethnicity_code
    where someone.household_id = ${householdId}
    order by (select min(case member.relation when 'head' then 0 when 'spouse' then 1 else 2 end)
        from registry.memberships member
        where member.household_id = someone.household_id and member.person_id = someone.person_id),
      someone.birth_date nulls last, someone.person_id`.execute(tx);
  return found.rows;
}
