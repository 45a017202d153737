import { sql } from "kysely";
import { identifierKinds } from "#programme/registry/person/identifier.ts";
import { readAhead } from "#server/platform/http/act-stream.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Cell } from "#server/platform/tables/table.ts";
import { householdsOn } from "#server/registry/household/households-on-store.ts";
import {
  classOn,
  classStandardEndedOn,
  listed,
  lowIncomeWorkersOn,
  newlyEscapedUntil,
} from "#server/registry/household/households-store.ts";
import type { HouseholdFilter } from "#server/registry/household/households-store.ts";

/** Of a past day a file holds who lived there then, and who was a member then. */
export type PlaceFilter = Omit<HouseholdFilter, "after" | "limit"> & { readonly isPast: boolean };

const source = (filter: PlaceFilter) => (filter.isPast ? householdsOn(filter) : sql`registry.households household`);
const fits = (filter: PlaceFilter) => (filter.isPast ? sql`true` : listed(filter));

/** Today's file holds former members too, with the day they left; a past day's the members of that day. */
const memberThen = ({ isPast, on }: PlaceFilter) =>
  isPast ? sql`member.valid_from <= ${on} and (member.valid_to is null or member.valid_to >= ${on})` : sql`true`;

/** What happened after the day was not known on it. */
const knownBy = ({ isPast, on }: PlaceFilter, column: string) =>
  isPast ? sql`case when ${sql.ref(column)} <= ${on} then ${sql.ref(column)} end` : sql.ref(column);

/** Columns by their code (packs/exports/registrations.yaml); identifiers are masked, or sealed as they are stored. */
export type ExportRow = Readonly<Record<string, Cell>>;

export async function countExport(
  tx: Tx,
  filter: PlaceFilter,
): Promise<{ readonly households: number; readonly people: number }> {
  const found = await sql<{ households: number; people: number }>`
    with shown as materialized (select household.household_id from ${source(filter)} where ${fits(filter)})
    select (select count(*)::int from shown) as households, ${people(filter)} as people`.execute(tx);
  return found.rows[0] ?? { households: 0, people: 0 };
}

function people(filter: PlaceFilter) {
  return filter.isPast
    ? sql`(select count(distinct (member.household_id, member.person_id))::int
        from registry.memberships member join shown using (household_id) where ${memberThen(filter)})`
    : sql`(select count(*)::int from registry.people join shown using (household_id))`;
}

/** A stretch of households by their ids: after the one, up to and with the other. */
type Stretch = { readonly after: string | null; readonly upTo: string | null };

/** Households a stretch: few enough that a portion is small, many enough that asking for it costs little. */
const stretchOf = 1024;

async function listStretches(tx: Tx, filter: PlaceFilter): Promise<readonly Stretch[]> {
  // Row security hides from the planner how many rows a stretch has; taking them for few, it would compare each with each.
  await sql`set local enable_nestloop = off`.execute(tx);
  const found = await sql<{ id: string }>`select id from (
      select household.household_id as id, row_number() over (order by household.household_id) as position
      from ${source(filter)} where ${fits(filter)}
    ) counted where position % ${sql.lit(stretchOf)} = 0 order by id`.execute(tx);
  const ends = found.rows.map(({ id }) => id);
  return [null, ...ends].map((after, at) => ({ after, upTo: ends[at] ?? null }));
}

/** Said of each table by itself, so that the database reads a stretch of its key and never the whole of it. */
function within({ after, upTo }: Stretch, table: string) {
  const key = sql.ref(`${table}.household_id`);
  const ends = [
    after === null ? undefined : sql`${key} > ${after}::uuid`,
    upTo === null ? undefined : sql`${key} <= ${upTo}::uuid`,
  ];
  return sql.join([sql`true`, ...ends.filter((end) => end !== undefined)], sql` and `);
}

const householdColumns = (
  on: string,
) => sql`household.household_id, household.source_system, household.source_key, household.commune_id,
  commune.name as commune, household.village_id, village.name as village, household.address, household.residence,
  household.registered_on, household.closed_on, ${classOn(on)} as class, ${classStandardEndedOn(on)} as class_standard_ended_on,
  ${newlyEscapedUntil(on)} as newly_escaped_until, ${lowIncomeWorkersOn(on)} as low_income_workers, array_to_string(household.flags, '; ') as household_flags`;

const places = sql`join registry.areas commune on commune.area_id = household.commune_id
  left join registry.areas village on village.area_id = household.village_id`;

export async function* readHouseholdRows(tx: Tx, filter: PlaceFilter): AsyncIterable<readonly ExportRow[]> {
  yield* readAhead(await listStretches(tx, filter), async (stretch) => {
    const found = await sql<ExportRow>`select ${householdColumns(filter.on)},
      (select head.full_name from registry.memberships member
        join registry.people head on head.household_id = member.household_id and head.person_id = member.person_id
        where member.household_id = household.household_id and member.relation = 'head' and ${memberThen(filter)}
        order by member.valid_to desc nulls first limit 1) as head_name,
      (select count(*)::int from registry.memberships member where member.household_id = household.household_id
        and member.valid_from <= ${filter.on} and (member.valid_to is null or member.valid_to >= ${filter.on})) as members
    from ${source(filter)} ${places}
    where ${fits(filter)} and ${within(stretch, "household")} order by household.household_id`.execute(tx);
    return found.rows;
  });
}

/** An identifier as a text: its last digits, or "version ciphertext" to be opened. */
const identifierText = {
  masked: sql`'•••' || last_digits`,
  sealed: sql`key_version || ' ' || encode(ciphertext, 'base64')`,
};

/** People with their household beside them; the membership is the latest. */
export async function* readPeopleRows(
  tx: Tx,
  filter: PlaceFilter,
  identifiers: keyof typeof identifierText,
): AsyncIterable<readonly ExportRow[]> {
  const kinds = identifierKinds.map(
    (kind) => sql`max(case when kind = ${kind} then ${identifierText[identifiers]} end) as ${sql.ref(kind)}`,
  );
  yield* readAhead(await listStretches(tx, filter), async (stretch) => {
    const found = await sql<ExportRow>`with shown as materialized (
      select ${householdColumns(filter.on)} from ${source(filter)} ${places} where ${fits(filter)} and ${within(stretch, "household")}
    ), member as (
      select distinct on (household_id, person_id) household_id, person_id, relation, valid_from, valid_to
      from registry.memberships member join shown using (household_id) where ${within(stretch, "member")} and ${memberThen(filter)}
      order by household_id, person_id, valid_from desc
    ), known as (
      select household_id, person_id, ${sql.join(kinds)}
      from registry.identifiers identifier join shown using (household_id) where ${within(stretch, "identifier")}
      group by household_id, person_id
    )
    select shown.*, someone.person_id, someone.full_name, member.relation, member.valid_from as member_from, ${knownBy(filter, "member.valid_to")} as member_to,
      someone.birth_date, someone.birth_precision, someone.sex, someone.ethnicity_code, ethnicity.name as ethnicity,
      someone.local_group, someone.disability, someone.merit, someone.phone, ${knownBy(filter, "someone.died_on")} as died_on,
      array_to_string(someone.flags, '; ') as person_flags, known.personal_id, known.legacy_id, known.insurance_number
    from shown join registry.people someone on someone.household_id = shown.household_id
    ${sql.raw(filter.isPast ? "" : "left")} join member on member.household_id = someone.household_id and member.person_id = someone.person_id
    left join known on known.household_id = someone.household_id and known.person_id = someone.person_id
    left join registry.ethnicities ethnicity on ethnicity.code = someone.ethnicity_code
    where ${within(stretch, "someone")} order by shown.household_id, someone.person_id`.execute(tx);
    return found.rows;
  });
}
