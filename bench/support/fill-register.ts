/** A made-up register (`made-up-register.ts`) in the tables of an installation: 96 communes of a province with their villages. */
import type pg from "pg";
import type { Keys } from "#server/platform/keys.ts";
import { blindIndex } from "#server/platform/keys.ts";
import type { MadeUpRegister } from "#test/support/made-up-register.ts";

const portion = 50_000;
const identifierKinds = { personal_id: "personalId", legacy_id: "legacyId" } as const;

/** A well-formed id (UUID version 8) that carries a number. */
const idOf = (number: number) => `00000000-0000-8000-8000-${number.toString(16).padStart(12, "0")}`;
/** Which record of the register a person is. */
export const rowOf = (personId: string): number => Number.parseInt(personId.slice(-12), 16);

export async function fillRegister(client: pg.Client, { records }: MadeUpRegister, keys: Keys): Promise<void> {
  // The rows refer to each other as they were made; checking each again is not what is measured.
  await client.query("set session_replication_role = replica");
  const areas = await client.query<{ id: string }>(
    "select area_id as id from registry.areas where parent_id = '51' and valid_to is null order by area_id",
  );
  const communeOf = (text = "") => areas.rows[Number(text.replace("commune ", ""))]?.id;
  const villageOf = (text: string | undefined, commune: string | undefined) =>
    text === undefined ? undefined : `${commune}-${text.replace("village ", "")}`;
  const households = new Map<string, number>();
  const placed = records.map((record) => {
    const commune = communeOf(record.communeId);
    if (commune === undefined) throw new Error("a province has too few communes for so many people");
    const key = record.householdId ?? "";
    const household = households.get(key) ?? households.size;
    const isFirst = !households.has(key);
    households.set(key, household);
    return { record, commune, village: villageOf(record.villageId, commune), household: idOf(household), isFirst };
  });
  await fillVillages(client, placed);
  for (let from = 0; from < placed.length; from += portion) {
    const rows = placed.slice(from, from + portion).map((row, at) => ({ ...row, person: idOf(from + at) }));
    const first = rows.filter(({ isFirst }) => isFirst);
    await client.query(
      `insert into registry.households (household_id, commune_id, village_id, address, registered_on, source_system, source_key)
      select id, commune, village, address, '2025-01-01', 'bench', id::text
      from unnest($1::uuid[], $2::text[], $3::text[], $4::text[]) row (id, commune, village, address)`,
      [
        first.map(({ household }) => household),
        first.map(({ commune }) => commune),
        first.map(({ village }) => village ?? null),
        first.map(({ record }) => record.address ?? null),
      ],
    );
    await client.query(
      `insert into registry.people (household_id, person_id, commune_id, full_name, birth_date, birth_precision, sex, phone)
      select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::date[], $6::text[], $7::text[], $8::text[])`,
      [
        rows.map(({ household }) => household),
        rows.map(({ person }) => person),
        rows.map(({ commune }) => commune),
        rows.map(({ record }) => record.name),
        rows.map(({ record }) => record.birth?.date ?? null),
        rows.map(({ record }) => record.birth?.precision ?? null),
        rows.map(({ record }) => record.sex ?? null),
        rows.map(({ record }) => record.phone ?? null),
      ],
    );
    for (const [kind, field] of Object.entries(identifierKinds)) {
      const known = rows.filter(({ record }) => record[field] !== undefined);
      await client.query(
        `insert into registry.identifier_index (kind, blind_index, person_id, household_id, commune_id)
        select $1, * from unnest($2::bytea[], $3::uuid[], $4::uuid[], $5::text[])`,
        [
          kind,
          known.map(({ record }) => blindIndex(keys, kind, record[field] ?? "")),
          known.map(({ person }) => person),
          known.map(({ household }) => household),
          known.map(({ commune }) => commune),
        ],
      );
    }
  }
  await client.query(`insert into registry.memberships (household_id, membership_id, person_id, commune_id, relation, valid_from)
    select household_id, person_id, person_id, commune_id, 'other', '2025-01-01' from registry.people`);
  // Nobody reads the numbers themselves here.
  await client.query(`insert into registry.identifiers (household_id, person_id, kind, commune_id, key_version, ciphertext, last_digits)
    select household_id, person_id, kind, commune_id, 1, '', '' from registry.identifier_index`);
  await client.query("set session_replication_role = origin");
  await client.query("vacuum analyze");
}

type Placed = { readonly commune: string; readonly village: string | undefined };

async function fillVillages(client: pg.Client, placed: readonly Placed[]): Promise<void> {
  const villages = new Map(
    placed.flatMap(({ village, commune }) => (village === undefined ? [] : [[village, commune]])),
  );
  await client.query(
    `insert into registry.areas (area_id, code, kind, name, full_name, parent_id)
    select id, id, 'village', 'Thôn ' || split_part(id, '-', 2), 'Thôn ' || split_part(id, '-', 2), commune
    from unnest($1::text[], $2::text[]) row (id, commune)`,
    [[...villages.keys()], [...villages.values()]],
  );
  await client.query(`insert into registry.area_closure (ancestor_id, descendant_id, depth)
    select closure.ancestor_id, village.area_id, closure.depth + 1
    from registry.areas village join registry.area_closure closure on closure.descendant_id = village.parent_id
    where village.kind = 'village'
    union all select area_id, area_id, 0 from registry.areas where kind = 'village'`);
}
