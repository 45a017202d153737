/** Households and members of today as they are kept by commune and village (migration 0151), counted live where something changed since. */
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Database, Tx } from "#server/platform/database/database.ts";
import { alike, alikeAll, whereGiven } from "#server/platform/database/where-given.ts";
import { countedByPlace } from "#server/registry/household/households-on-store.ts";

/** Communes whose kept counts do not hold on the day: something changed since they were counted, or a day has come on which they change. */
const changedOn = (on: string) => sql`select commune_id from registry.population_changes
  union select commune_id from registry.population_days where ${on}::date < counted_on or ${on}::date > valid_until`;

/** The same of those communes, or of all that one may see. */
export async function listChangedCommunes(
  tx: Tx,
  on: string,
  communes: readonly string[] | undefined,
): Promise<readonly string[]> {
  const found = await sql<{ communeId: string }>`
    select commune_id as "communeId" from (${changedOn(on)}) changed
    where ${withinGiven(communes)} and authority.sees(commune_id)`.execute(tx);
  return found.rows.map(({ communeId }) => communeId);
}

const withinGiven = (communes: readonly string[] | undefined) => {
  // One by itself, as most officers ask: the planner takes several for a tenth of the country.
  const [only, second] = communes ?? [];
  if (only !== undefined && second === undefined) return sql`commune_id = ${alike(only)}`;
  return whereGiven(communes, (within) => sql`commune_id = any(${alikeAll(within)})`);
};

/** Kept counts that hold: those of every commune but the changed ones. */
const stillHolds = (changed: readonly string[]) =>
  changed.length === 0 ? sql`true` : sql`commune_id <> all(${alikeAll(changed)})`;

/** Rows (commune_id, village_id, households, people) of a few communes, by village. */
export function countedByVillage(on: string, communes: readonly string[], changed: readonly string[]) {
  return withLive(
    sql`select commune_id, village_id, households, people from registry.population_counts
      where ${withinGiven(communes)} and ${stillHolds(changed)}`,
    on,
    changed,
  );
}

/** Rows (commune_id, village_id, households, people) of all communes that one may see, one a commune: no village is named. */
export function countedByCommune(on: string, changed: readonly string[]) {
  return withLive(
    sql`select commune_id, null::text as village_id, households, people from registry.population_of_communes()
      where ${stillHolds(changed)}`,
    on,
    changed,
  );
}

function withLive(kept: RawBuilder<unknown>, on: string, changed: readonly string[]): RawBuilder<unknown> {
  if (changed.length === 0) return kept;
  return sql`${kept} union all
    select live.commune_id, live.village_id, live.households, live.people from (${countedByPlace(on, changed)}) live
    where live.commune_id = any(${[...changed]}::text[])`;
}

/** Rows (village_id, households) of a commune: open households, counted live where something changed. */
export function householdsByVillage(communeId: string, today: string) {
  const commune = alike(communeId);
  const hasChanged = sql`(select exists (select from (${changedOn(today)}) changed where changed.commune_id = ${commune}))`;
  return sql`select village_id, households from registry.population_counts
      where commune_id = ${commune} and not ${hasChanged}
    union all
    select village_id, count(*) as households from registry.households
      where commune_id = ${commune} and (closed_on is null or closed_on >= ${today}) and ${hasChanged} group by village_id`;
}

/** How many households are listed in a commune or in all that one may see, closed ones too; of one village, when it is named. */
export async function countRegistered(
  tx: Tx,
  on: string,
  of: { readonly communeId: string | undefined; readonly villageId: string | undefined },
): Promise<number> {
  const communes = of.communeId === undefined ? undefined : [of.communeId];
  const inVillage = whereGiven(of.villageId, (village) => sql`village_id = ${alike(village)}`);
  const kept =
    communes === undefined && of.villageId === undefined
      ? sql`registry.population_of_communes()`
      : sql`registry.population_counts`;
  const found = await sql<{ total: number }>`with changed as materialized (
      select commune_id from (${changedOn(on)}) changed where ${withinGiven(communes)}
    )
    select (coalesce((select sum(registered) from ${kept} kept
        where ${withinGiven(communes)} and ${inVillage} and commune_id not in (select commune_id from changed)), 0)
      + (select count(*) from registry.households
        where commune_id = any(array(select commune_id from changed)) and ${inVillage}))::int as total`.execute(tx);
  return found.rows[0]?.total ?? 0;
}

/** Counts what changed, as the owner of the tables. Answers how many communes. */
export async function countPopulation(database: Database, on: string): Promise<number> {
  const found = await sql<{ communes: number }>`select registry.count_population(${on}) as communes`.execute(database);
  return found.rows[0]?.communes ?? 0;
}

export type PopulationFinding = {
  readonly communeId: string;
  readonly villageId: string | null;
  readonly what: "households" | "people" | "registered";
  readonly counted: number;
  readonly kept: number;
};

/** Counts everybody again, as the owner, beside what is kept of the communes whose counts are said to hold: each number by itself. */
export async function verifyPopulation(database: Database, on: string): Promise<readonly PopulationFinding[]> {
  const found = await sql<PopulationFinding>`
    with held as (
      select commune_id from registry.population_days day where ${on}::date between counted_on and valid_until
        and not exists (select from registry.population_changes change where change.commune_id = day.commune_id)
    ), here as (
      select place.household_id, place.commune_id, place.village_id from registry.household_places place
      where place.commune_id in (select commune_id from held) and place.valid_from <= ${on}
        and (place.valid_to is null or place.valid_to >= ${on})
        and not exists (select from registry.households closed
          where closed.household_id = place.household_id and closed.closed_on < ${on})
    ), numbers as (
      select commune_id, village_id, 'households' as what, count(*)::int as counted, 0 as kept from here group by 1, 2
      union all
      select here.commune_id, here.village_id, 'people', count(*)::int, 0 from here
      join registry.memberships member on member.household_id = here.household_id
        and member.valid_from <= ${on} and (member.valid_to is null or member.valid_to >= ${on}) group by 1, 2
      union all
      select commune_id, village_id, 'registered', count(*)::int, 0 from registry.households
      where commune_id in (select commune_id from held) group by 1, 2
      union all
      select kept.commune_id, kept.village_id, number.what, 0, number.kept from registry.population_counts kept
      cross join lateral (values ('households', kept.households), ('people', kept.people), ('registered', kept.registered))
        as number (what, kept)
      where kept.commune_id in (select commune_id from held)
    )
    select commune_id as "communeId", village_id as "villageId", what, sum(counted)::int as counted, sum(kept)::int as kept
    from numbers group by commune_id, village_id, what having sum(counted) <> sum(kept) order by 1, 2, 3`.execute(
    database,
  );
  return found.rows;
}
