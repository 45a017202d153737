/** The people of households as a kind of activity asks about them. */
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { PersonFacts } from "#programme/delivery/people-of.ts";
import type { BirthPrecision } from "#programme/registry/person/person.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type PersonOfHousehold = PersonFacts & {
  readonly householdId: Id<"household">;
  readonly personId: Id<"person">;
  readonly fullName: string;
};

type Row = Omit<PersonOfHousehold, "birth"> & {
  readonly birthDate: LocalDate | null;
  readonly birthPrecision: BirthPrecision | null;
};

/** Living members on the day, the head first, with what the review of each household answered about them; `without`: who has a support of that activity. */
export async function listPeople(
  tx: Tx,
  households: readonly { readonly householdId: Id<"household">; readonly reviewId: Id<"review"> | null }[],
  { on, without }: { readonly on: LocalDate; readonly without?: Id<"activity"> },
): Promise<readonly PersonOfHousehold[]> {
  const found = await sql<Row>`
    select person.household_id as "householdId", person.person_id as "personId", person.full_name as "fullName", person.birth_date as "birthDate",
      person.birth_precision as "birthPrecision", person.sex, membership.relation = 'head' as "isHead",
      coalesce(answered.answers, '{}') as answers
    from unnest(${households.map((one) => one.householdId)}::uuid[], ${households.map((one) => one.reviewId)}::uuid[])
      as asked (household_id, review_id)
    join registry.memberships membership on membership.household_id = asked.household_id
      and membership.valid_from <= ${on} and (membership.valid_to is null or membership.valid_to >= ${on})
    join registry.people person on person.household_id = membership.household_id and person.person_id = membership.person_id
      and (person.died_on is null or person.died_on > ${on})
    left join review.reviews review on review.household_id = asked.household_id and review.review_id = asked.review_id
    left join lateral (select member as answers from jsonb_array_elements(review.answers -> 'members') member
      where member ->> 'personId' = person.person_id::text limit 1) answered on true
    where not exists (select from delivery.supports support where support.household_id = person.household_id
      and support.person_id = person.person_id and support.activity_id = ${without ?? null}::uuid)
    order by person.household_id, membership.relation <> 'head', person.birth_date nulls last, person.person_id`.execute(
    tx,
  );
  return found.rows.map(({ birthDate, birthPrecision, ...row }) => ({
    ...row,
    birth: birthDate === null || birthPrecision === null ? undefined : { date: birthDate, precision: birthPrecision },
  }));
}
