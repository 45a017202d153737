import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Tx } from "#server/platform/database/database.ts";
import type { ColumnValue } from "#server/platform/database/column-text.ts";
import { arrayText, bytesText, columnText } from "#server/platform/database/column-text.ts";
import type { HouseholdToWrite, PersonToWrite } from "./household-rows.ts";
import { addNames } from "./household-search-store.ts";

/** One column as a set: unnest(…) takes several of them side by side. */
function column<Row>(rows: readonly Row[], type: string, value: (row: Row) => ColumnValue): RawBuilder<unknown> {
  return sql`string_to_array(${columnText(rows.map(value))}, E'\\x1f', E'\\x1e')::${sql.raw(type)}[]`;
}

/**
 * Claims the source keys of these households. Answers the keys that were free: the others were imported before, here or by
 * somebody at the same time, and their households stay as they are.
 */
export async function claimSourceKeys(tx: Tx, households: readonly HouseholdToWrite[]): Promise<ReadonlySet<string>> {
  if (households.length === 0) return new Set();
  const claimed = await sql<{
    source_key: string;
  }>`insert into registry.household_sources (source_system, source_key, household_id, commune_id)
    select * from unnest(${column(households, "text", (row) => row.sourceSystem)},
      ${column(households, "text", (row) => row.sourceKey)}, ${column(households, "uuid", (row) => row.householdId)},
      ${column(households, "text", (row) => row.communeId)})
    on conflict do nothing returning source_key`.execute(tx);
  return new Set(claimed.rows.map((row) => row.source_key));
}

export type Member = {
  readonly household: Pick<HouseholdToWrite, "householdId" | "communeId">;
  readonly person: PersonToWrite;
};

/** Writes households whose source keys were claimed in this transaction, with places, people, memberships, residences, identifiers. */
export async function writeHouseholds(tx: Tx, households: readonly HouseholdToWrite[]): Promise<void> {
  if (households.length === 0) return;
  await sql`insert into registry.households (household_id, commune_id, village_id, address, residence, registered_on, source_system,
      source_key, flags, import_id, registered_by)
    select id, commune, village, address, residence, registered, system, key, flags::text[], import, registrar
    from unnest(${column(households, "uuid", (row) => row.householdId)}, ${column(households, "text", (row) => row.communeId)},
      ${column(households, "text", (row) => row.villageId)}, ${column(households, "text", (row) => row.address ?? null)},
      ${column(households, "text", (row) => row.residence)}, ${column(households, "date", (row) => row.registeredOn)},
      ${column(households, "text", (row) => row.sourceSystem)}, ${column(households, "text", (row) => row.sourceKey)},
      ${column(households, "text", (row) => arrayText(row.flags))}, ${column(households, "uuid", (row) => row.importId ?? null)},
      ${column(households, "uuid", (row) => row.registeredBy)})
      as row (id, commune, village, address, residence, registered, system, key, flags, import, registrar)`.execute(tx);
  await sql`insert into registry.household_places (household_id, valid_from, commune_id, village_id, address)
    select * from unnest(${column(households, "uuid", (row) => row.householdId)},
      ${column(households, "date", (row) => row.registeredOn)}, ${column(households, "text", (row) => row.communeId)},
      ${column(households, "text", (row) => row.villageId)}, ${column(households, "text", (row) => row.address ?? null)})`.execute(
    tx,
  );
  await writeMembers(
    tx,
    households.flatMap((household) => household.people.map((person): Member => ({ household, person }))),
  );
}

/** Writes people who become members of households that are there: person, membership, residence, identifiers. */
export async function writeMembers(tx: Tx, members: readonly Member[]): Promise<void> {
  if (members.length === 0) return;
  await writePeople(tx, members);
  await sql`insert into registry.memberships (household_id, membership_id, person_id, commune_id, relation, valid_from)
    select * from unnest(${column(members, "uuid", ({ household }) => household.householdId)},
      ${column(members, "uuid", ({ person }) => person.membershipId)}, ${column(members, "uuid", ({ person }) => person.personId)},
      ${column(members, "text", ({ household }) => household.communeId)}, ${column(members, "text", ({ person }) => person.relation)},
      ${column(members, "date", ({ person }) => person.memberFrom)})`.execute(tx);
  await sql`insert into registry.person_residences (person_id, valid_from, household_id, commune_id)
    select * from unnest(${column(members, "uuid", ({ person }) => person.personId)},
      ${column(members, "date", ({ person }) => person.memberFrom)},
      ${column(members, "uuid", ({ household }) => household.householdId)},
      ${column(members, "text", ({ household }) => household.communeId)})`.execute(tx);
  await writeIdentifiers(tx, members);
}

async function writePeople(tx: Tx, members: readonly Member[]): Promise<void> {
  await sql`insert into registry.people (household_id, person_id, commune_id, full_name, birth_date, birth_precision, sex,
      ethnicity_code, local_group, disability, merit, phone, source_key, flags)
    select household, id, commune, name, birth, precision, sex, ethnicity, local_group, disability, merit, phone, key, flags::text[]
    from unnest(${column(members, "uuid", ({ household }) => household.householdId)},
      ${column(members, "uuid", ({ person }) => person.personId)}, ${column(members, "text", ({ household }) => household.communeId)},
      ${column(members, "text", ({ person }) => person.fullName)}, ${column(members, "date", ({ person }) => person.birthDate)},
      ${column(members, "text", ({ person }) => person.birthPrecision)}, ${column(members, "text", ({ person }) => person.sex)},
      ${column(members, "text", ({ person }) => person.ethnicityCode)}, ${column(members, "text", ({ person }) => person.localGroup)},
      ${column(members, "text", ({ person }) => person.disability)}, ${column(members, "boolean", ({ person }) => person.merit)},
      ${column(members, "text", ({ person }) => person.phone)}, ${column(members, "text", ({ person }) => person.sourceKey)},
      ${column(members, "text", ({ person }) => arrayText(person.flags))})
      as row (household, id, commune, name, birth, precision, sex, ethnicity, local_group, disability, merit, phone, key,
        flags)`.execute(tx);
  await addNames(
    tx,
    members.map(({ person }) => person.fullName),
  );
}

async function writeIdentifiers(tx: Tx, members: readonly Member[]): Promise<void> {
  const rows = members.flatMap(({ household, person }) =>
    person.identifiers.map((identifier) => ({ household, person, identifier })),
  );
  if (rows.length === 0) return;
  await sql`insert into registry.identifiers (household_id, person_id, kind, commune_id, key_version, ciphertext, last_digits)
    select * from unnest(${column(rows, "uuid", ({ household }) => household.householdId)},
      ${column(rows, "uuid", ({ person }) => person.personId)}, ${column(rows, "text", ({ identifier }) => identifier.kind)},
      ${column(rows, "text", ({ household }) => household.communeId)},
      ${column(rows, "integer", ({ identifier }) => identifier.keyVersion)},
      ${column(rows, "bytea", ({ identifier }) => bytesText(identifier.ciphertext))},
      ${column(rows, "text", ({ identifier }) => identifier.lastDigits)})`.execute(tx);
  await sql`insert into registry.identifier_index (kind, blind_index, person_id, household_id, commune_id)
    select * from unnest(${column(rows, "text", ({ identifier }) => identifier.kind)},
      ${column(rows, "bytea", ({ identifier }) => bytesText(identifier.blindIndex))},
      ${column(rows, "uuid", ({ person }) => person.personId)},
      ${column(rows, "uuid", ({ household }) => household.householdId)},
      ${column(rows, "text", ({ household }) => household.communeId)})`.execute(tx);
}
