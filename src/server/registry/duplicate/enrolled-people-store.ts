/** Everybody who is enrolled, as far as records are compared by it, read part by part. */
import { sql } from "kysely";
import type { Tx } from "#server/platform/database/database.ts";

const partSize = 10_000;

/** Whether there may be more than `most` people. What is refused is counted; what is allowed is mostly seen by fewer rows. */
export async function findTooManyEnrolled(
  tx: Tx,
  communes: readonly string[],
  most: number,
): Promise<number | undefined> {
  const recorded = await sql<{ people: number }>`select count(*)::int as people from registry.people
    where commune_id = any(${communes}::text[])`.execute(tx);
  if ((recorded.rows[0]?.people ?? 0) <= most) return undefined;
  const found = await sql<{ people: number }>`select count(*)::int as people ${enrolledIn(communes)}`.execute(tx);
  const people = found.rows[0]?.people ?? 0;
  return people > most ? people : undefined;
}

/** Members of households of the communes today, each part as one text (see `enrolled-part.ts`). */
export async function* readEnrolled(tx: Tx, communes: readonly string[]): AsyncGenerator<string> {
  const fingerprints = (
    kind: string,
  ) => sql`(select distinct on (household_id, person_id) household_id, person_id, blind_index
    from registry.identifier_index where kind = ${kind} and commune_id = any(${communes}::text[])
    order by household_id, person_id, blind_index)`;
  const digits = (fingerprint: string) => sql`encode(substr(${sql.ref(fingerprint)}, 1, 8), 'hex')`;
  await sql`declare enrolled_people no scroll cursor for
    select json_build_array(person.person_id, person.household_id, person.commune_id, household.village_id,
      -- the village in words too: the same place is known under several names
      nullif(household.address, '') || coalesce(', ' || village.name, ''), person.full_name, person.birth_date,
      person.birth_precision, person.sex, person.phone, ${digits("personal.blind_index")}, ${digits("legacy.blind_index")})::text as row
    ${enrolledIn(
      communes,
      sql`left join registry.areas village on village.area_id = household.village_id
      left join ${fingerprints("personal_id")} personal on personal.household_id = person.household_id and personal.person_id = person.person_id
      left join ${fingerprints("legacy_id")} legacy on legacy.household_id = person.household_id and legacy.person_id = person.person_id`,
    )}
    order by person.household_id, person.person_id`.execute(tx);
  for (;;) {
    const { rows } = await sql<{ row: string }>`fetch ${sql.lit(partSize)} from enrolled_people`.execute(tx);
    if (rows.length > 0) yield `[${rows.map(({ row }) => row).join(",")}]`;
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
