/** Households of four in the 96 communes of a province and, where there are more, in those around it; made by the database itself, with names as diverse as real ones: made up. */
import { readFile } from "node:fs/promises";
import type pg from "pg";

const folder = new URL("../../../shared/data/names/", import.meta.url);

export const telephone = (at: number) => `09${String(10_000_000 + at)}`;
export const personalNumber = (at: number) => `051${String(100_000_000 + at)}`;
/** A well-formed id (UUID version 8) that follows from a text of the row. */
const idOf = (text: string) => `overlay(overlay(md5(${text}) placing '8' from 13) placing '8' from 17)::uuid`;
/** So many have a personal number. */
const numbered = 100_000;

export async function fillPeople(
  client: pg.Client,
  people: number,
  blindIndexOf: (personalNumber: string) => Buffer,
): Promise<void> {
  const lines = async (file: string) => (await readFile(new URL(file, folder), "utf8")).trim().split("\n");
  const given = [...(await lines("given-male.txt")), ...(await lines("given-female.txt"))];
  const surnames = (await lines("surname-weights.tsv")).slice(1).flatMap((line) => {
    const [, name = "", weight = "0"] = line.split("\t");
    return Array<string>(Math.max(1, Math.round(Number(weight) * 10))).fill(name);
  });
  const middles = [
    ...Array<string>(4).fill(""),
    ...Array<string>(2).fill("Văn "),
    ...Array<string>(3).fill("Thị "),
    "Ngọc ",
    "Thanh ",
  ];
  const households = Math.ceil(people / 4);
  // Five thousand households a commune, as in the country; those of the province come first.
  const communes = Math.max(96, Math.ceil(households / 5000));
  await client.query("set session_replication_role = replica");
  await client.query("select setseed(0.7)");
  await client.query(`insert into registry.households (household_id, commune_id, registered_on, source_system, source_key)
    select ${idOf(`'h' || n`)}, commune.area_id, '2025-01-01', 'bench', n::text
    from generate_series(0, ${households - 1}) n join (
      select area_id, row_number() over (order by parent_id <> '51', area_id) - 1 as at
      from registry.areas where kind in ('commune', 'ward', 'special_zone') and valid_to is null) commune on commune.at = n % ${communes}`);
  // Given names are chosen the more often the nearer they stand to the beginning of their list.
  await client.query(
    `insert into registry.people (household_id, person_id, commune_id, full_name, sex, phone)
    select household_id, ${idOf(`'p' || source_key || member`)}, commune_id,
      ($1::text[])[1 + floor(random() * cardinality($1::text[]))::int] || ' ' || ($2::text[])[1 + floor(random() * cardinality($2::text[]))::int]
        || ($3::text[])[1 + floor(power(random(), 2) * cardinality($3::text[]))::int],
      'male', case when member = 1 then '09' || (10000000 + source_key::int)::text end
    from registry.households, generate_series(1, 4) member`,
    [surnames, middles, given],
  );
  await client.query(`insert into registry.memberships (household_id, membership_id, person_id, commune_id, relation, valid_from)
    select household_id, person_id, person_id, commune_id, case when phone is null then 'child' else 'head' end, '2025-01-01'
    from registry.people`);
  await client.query(
    `insert into registry.identifier_index (kind, blind_index, person_id, household_id, commune_id)
    select 'personal_id', blind_index, ${idOf(`'p' || (ordinality - 1) || 1`)}, household_id, commune_id
    from unnest($1::bytea[]) with ordinality as row (blind_index, ordinality)
    join registry.households on household_id = ${idOf(`'h' || (ordinality - 1)`)}`,
    [Array.from({ length: Math.min(numbered, people / 4) }, (_, at) => blindIndexOf(personalNumber(at)))],
  );
  await client.query("select registry.gather_names()");
  await client.query("set session_replication_role = origin");
  await client.query("vacuum analyze");
}
