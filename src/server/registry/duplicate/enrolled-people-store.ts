/** Everybody who is enrolled, as far as records are compared by it, read part by part. */
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { PersonRecord } from "#programme/registry/duplicate/code-people.ts";
import type { Birth, Sex } from "#programme/registry/person/person.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** Who a place in the list of people stands for. */
export type EnrolledPerson = {
  readonly personId: Id<"person">;
  readonly householdId: Id<"household">;
  readonly communeId: string;
};
export type EnrolledPart = { readonly enrolled: readonly EnrolledPerson[]; readonly records: readonly PersonRecord[] };

type Row = EnrolledPerson & {
  readonly villageId: string | null;
  readonly address: string | null;
  readonly name: string;
  readonly birthDate: LocalDate | null;
  readonly birthPrecision: Birth["precision"] | null;
  readonly sex: Sex | null;
  readonly phone: string | null;
  /** Keyed fingerprints: compared and never read. */
  readonly personalId: Buffer | null;
  readonly legacyId: Buffer | null;
};

const partSize = 20_000;

export async function countEnrolled(tx: Tx, communes: readonly string[]): Promise<number> {
  const found = await sql<{ people: number }>`select count(*)::int as people ${enrolledIn(communes)}`.execute(tx);
  return found.rows[0]?.people ?? 0;
}

/** Members of households of the communes today. */
export async function* readEnrolled(tx: Tx, communes: readonly string[]): AsyncGenerator<EnrolledPart> {
  const fingerprints = (
    kind: string,
  ) => sql`(select distinct on (household_id, person_id) household_id, person_id, blind_index
    from registry.identifier_index where kind = ${kind} and commune_id = any(${communes}::text[])
    order by household_id, person_id, blind_index)`;
  await sql`declare enrolled_people no scroll cursor for
    select person.person_id as "personId", person.household_id as "householdId", person.commune_id as "communeId",
      household.village_id as "villageId",
      -- the village in words too: the same place is known under several names
      nullif(household.address, '') || coalesce(', ' || village.name, '') as address, person.full_name as name,
      person.birth_date as "birthDate", person.birth_precision as "birthPrecision", person.sex, person.phone,
      personal.blind_index as "personalId", legacy.blind_index as "legacyId"
    ${enrolledIn(
      communes,
      sql`left join registry.areas village on village.area_id = household.village_id
      left join ${fingerprints("personal_id")} personal on personal.household_id = person.household_id and personal.person_id = person.person_id
      left join ${fingerprints("legacy_id")} legacy on legacy.household_id = person.household_id and legacy.person_id = person.person_id`,
    )}
    order by person.household_id, person.person_id`.execute(tx);
  for (;;) {
    const { rows } = await sql<Row>`fetch ${sql.lit(partSize)} from enrolled_people`.execute(tx);
    if (rows.length > 0) yield { enrolled: rows.map(whoOf), records: rows.map(recordOf) };
    if (rows.length < partSize) break;
  }
  await sql`close enrolled_people`.execute(tx);
}

function enrolledIn(communes: readonly string[], joins = sql``) {
  return sql`from registry.people person
    join registry.households household on household.household_id = person.household_id
    join registry.memberships member on member.household_id = person.household_id and member.person_id = person.person_id
      and member.valid_to is null
    ${joins}
    where person.commune_id = any(${communes}::text[]) and person.full_name is not null`;
}

function whoOf({ personId, householdId, communeId }: Row): EnrolledPerson {
  return { personId, householdId, communeId };
}

function recordOf(row: Row): PersonRecord {
  const { birthDate, birthPrecision } = row;
  return {
    name: row.name,
    birth: birthDate === null || birthPrecision === null ? undefined : { date: birthDate, precision: birthPrecision },
    sex: row.sex ?? undefined,
    phone: row.phone ?? undefined,
    communeId: row.communeId,
    villageId: row.villageId ?? undefined,
    householdId: row.householdId,
    address: row.address ?? undefined,
    personalId: numberOf(row.personalId),
    legacyId: numberOf(row.legacyId),
  };
}

function numberOf(bytes: Buffer | null): string | undefined {
  return bytes?.readBigUInt64BE(0).toString();
}
