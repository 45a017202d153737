/** Households of one adult for tests and benches that need many: put straight into the registry, and into a round where one is named. */
import type pg from "pg";
import type { Id } from "#kernel/id.ts";
import { householdWith } from "#programme/review/survey/test-household.ts";
import { newId } from "#contract/new-id.ts";

export type FilledHousehold = {
  readonly householdId: Id<"household">;
  readonly personId: string;
  readonly communeId: string;
  readonly villageId: string;
};

export type FilledVillage = { readonly communeId: string; readonly villageId: string };

export async function fillVillages(client: pg.Client, villages: readonly FilledVillage[]): Promise<void> {
  const [ids, communes] = [villages.map((one) => one.villageId), villages.map((one) => one.communeId)];
  await client.query(
    `insert into registry.areas (area_id, code, kind, name, full_name, parent_id)
     select village, village, 'village', village, village, commune from unnest($1::text[], $2::text[]) as made (village, commune)`,
    [ids, communes],
  );
  await client.query(
    `insert into registry.area_closure (ancestor_id, descendant_id, depth)
     select closure.ancestor_id, village, closure.depth + 1 from unnest($1::text[], $2::text[]) as made (village, commune)
     join registry.area_closure closure on closure.descendant_id = commune
     union all select village, village, 0 from unnest($1::text[]) village`,
    [ids, communes],
  );
}

export async function fillHouseholds(
  client: pg.Client,
  villages: readonly FilledVillage[],
  each: number,
): Promise<readonly FilledHousehold[]> {
  const filled = villages.flatMap((village) =>
    Array.from({ length: each }, () => ({ ...village, householdId: newId("household"), personId: newId("person") })),
  );
  const columns = [
    filled.map((one) => one.householdId),
    filled.map((one) => one.personId),
    filled.map((one) => one.communeId),
    filled.map((one) => one.villageId),
  ];
  const made = `unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) as made (household, person, commune, village)`;
  await client.query(
    `with made as (select * from ${made}), households as (
       insert into registry.households (household_id, commune_id, village_id, registered_on, source_system, source_key)
       select household, commune, village, '2020-01-01', 'made up', household::text from made
     ), places as (
       insert into registry.household_places (household_id, valid_from, commune_id, village_id)
       select household, '2020-01-01', commune, village from made
     ), people as (
       insert into registry.people (household_id, person_id, commune_id, full_name, birth_date, birth_precision, sex)
       select household, person, commune, 'Phạm Văn ' || substr(person::text, 30), '1980-06-15', 'day', 'male' from made
     )
     insert into registry.memberships (household_id, membership_id, person_id, commune_id, relation, valid_from)
     select household, person, person, commune, 'head', '2020-01-01' from made`,
    columns,
  );
  return filled;
}

/** Answers of a household of one adult: every second one is poor. */
export function madeUpAnswers({ personId }: Pick<FilledHousehold, "personId">, at: number) {
  const isPoor = at % 2 === 0;
  const answers = householdWith({
    floorArea: 4000 + (at % 50) * 100,
    ...(isPoor ? { wallDurable: false, roofDurable: false, toilet: "none", water: "stream" } : {}),
  });
  return {
    ...answers,
    incomePerPerson: isPoor ? 900_000 : 6_000_000,
    members: answers.members.map((member) => ({ ...member, personId })),
  };
}

/** Puts the households on the list of a round as surveyed. */
export async function fillSurveyed(
  client: pg.Client,
  roundId: string,
  households: readonly FilledHousehold[],
  surveyedBy: string,
): Promise<void> {
  await client.query(
    `insert into review.reviews (household_id, review_id, round_id, commune_id, village_id, state, answers, surveyed_on, surveyed_by)
     select household, gen_random_uuid(), $1, commune, village, 'surveyed', answers, (select opens_on + 19 from review.rounds where round_id = $1), $2
     from unnest($3::uuid[], $4::text[], $5::text[], $6::jsonb[]) as made (household, commune, village, answers)`,
    [
      roundId,
      surveyedBy,
      households.map((one) => one.householdId),
      households.map((one) => one.communeId),
      households.map((one) => one.villageId),
      households.map((one, at) => JSON.stringify(madeUpAnswers(one, at))),
    ],
  );
}
