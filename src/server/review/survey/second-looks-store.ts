/** The figures that second looks rest on, each for a whole commune in one statement, and the marks that follow from them. */
import { sql } from "kysely";
import { foundedHouseholds, peopleFoundDistinct, peopleWithSharedNumbers } from "#server/registry/published.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Birth } from "#programme/registry/person/person.ts";
import { secondLooks } from "#programme/review/survey/second-looks.ts";
import type { SecondLook } from "#programme/review/survey/second-looks.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type Scope = {
  readonly roundId: Id<"round">;
  readonly communeId: string;
  readonly villageId: string | undefined;
};

/** Scored and not met about yet: what is looked at again. */
const looked = ({
  roundId,
  communeId,
  villageId,
}: Scope) => sql`review.round_id = ${roundId} and review.commune_id = ${communeId}
  and review.state = 'scored' and (${villageId ?? null}::text is null or review.village_id = ${villageId ?? null})`;

export async function listSplitOff(
  tx: Tx,
  scope: Scope,
  since: LocalDate,
): Promise<
  readonly { readonly householdId: Id<"household">; readonly memberCount: number; readonly foundedOn: LocalDate }[]
> {
  const found = await sql<{ householdId: Id<"household">; memberCount: number; foundedOn: LocalDate }>`
    select review.household_id as "householdId", review.member_count as "memberCount", founded.founded_on as "foundedOn"
    from review.reviews review join (${foundedHouseholds}) founded on founded.household_id = review.household_id
    where ${looked(scope)} and founded.founded_on >= ${since}`.execute(tx);
  return found.rows;
}

/**
 * Members who are enrolled in another open household too: they share a number with somebody there, wherever that is, or have name, day
 * of birth and sex of somebody in this commune. Two whom an officer found to be two people are left out. The alike are grouped and spread again
 * rather than joined with each other: right after an import nobody has informed the planner how many people there are.
 */
export async function listMembersElsewhere(
  tx: Tx,
  scope: Scope,
): Promise<readonly { readonly householdId: Id<"household">; readonly birth: Birth }[]> {
  const found = await sql<{ householdId: Id<"household">; date: LocalDate; precision: Birth["precision"] }>`
    with shared as (
      select row_number() over () as likeness, array_agg(person.household_id) as households, array_agg(person.person_id) as people
      from registry.people person
      join registry.memberships member on member.household_id = person.household_id and member.person_id = person.person_id
      join registry.households household on household.household_id = person.household_id
      where person.commune_id = ${scope.communeId} and member.valid_to is null and household.closed_on is null
        and person.birth_precision = 'day' and person.search_name is not null and person.sex is not null
      group by person.search_name, person.birth_date, person.sex having count(*) > 1
    ), alike as (
      select likeness, household_id, person_id,
        cardinality(households) - count(*) over (partition by likeness, household_id) as elsewhere
      from shared, unnest(households, people) person (household_id, person_id)
    ), distinguished as (
      ${peopleFoundDistinct}
    ), distinguished_of_alike as (
      select own.household_id, own.person_id, count(*) as elsewhere
      from distinguished pair
      join alike own on own.household_id = pair.household_id and own.person_id = pair.person_id
      join alike other on other.household_id = pair.other_household_id and other.person_id = pair.other_person_id
        and other.likeness = own.likeness and other.household_id <> own.household_id
      group by own.household_id, own.person_id
    ), found_elsewhere as (
      select household_id, person_id from alike left join distinguished_of_alike apart using (household_id, person_id)
      where alike.elsewhere > coalesce(apart.elsewhere, 0)
      union
      select numbered.household_id, numbered.person_id
      from ${peopleWithSharedNumbers([scope.communeId])} numbered
      where numbered.household_id <> numbered.other_household_id and not exists (
        select from distinguished pair where pair.household_id = numbered.household_id and pair.person_id = numbered.person_id
          and pair.other_household_id = numbered.other_household_id and pair.other_person_id = numbered.other_person_id)
    )
    select found_elsewhere.household_id as "householdId", own.birth_date as date, own.birth_precision as precision
    from found_elsewhere
    join registry.people own on own.household_id = found_elsewhere.household_id and own.person_id = found_elsewhere.person_id
    join review.reviews review on review.household_id = found_elsewhere.household_id
    where ${looked(scope)} and own.birth_date is not null`.execute(tx);
  return found.rows.map(({ householdId, date, precision }) => ({ householdId, birth: { date, precision } }));
}

/** Answers as one row a field: of the household, and of each member; who somebody is does not count as an answer. */
const fieldsOf = (answers: "review" | "earlier") => sql`(
      select '' as who, field.key, field.value from jsonb_each(${sql.ref(`${answers}.answers`)}->'household') field
      union all
      select member.person->>'personId', field.key, field.value
      from jsonb_array_elements(${sql.ref(`${answers}.answers`)}->'members') member (person), jsonb_each(member.person) field
      where field.key not in ('personId', 'birthDate', 'birthPrecision'))`;

/** How many answers can be compared with those of the review before under the same standard, and how many of them changed. */
export async function listChangedAnswers(
  tx: Tx,
  scope: Scope,
  round: { readonly standardId: string; readonly referenceDate: LocalDate },
): Promise<readonly { readonly householdId: Id<"household">; readonly compared: number; readonly changed: number }[]> {
  const found = await sql<{ householdId: Id<"household">; compared: number; changed: number }>`
    select review.household_id as "householdId", counted.compared, counted.changed
    from review.reviews review
    join lateral (
      select past.answers from review.reviews past join review.rounds round on round.round_id = past.round_id
      where past.household_id = review.household_id and past.round_id <> review.round_id and round.standard_id = ${round.standardId}
        and round.reference_date < ${round.referenceDate} and past.class is not null and past.answers is not null
      order by round.reference_date desc limit 1
    ) earlier on true
    cross join lateral (
      select count(*)::int as compared, count(*) filter (where now.value <> before.value)::int as changed
      from ${fieldsOf("review")} now join ${fieldsOf("earlier")} before using (who, key)
    ) counted
    where ${looked(scope)} and counted.changed > 0`.execute(tx);
  return found.rows;
}

/** Of each reviewer: the answers about house and living that most of their households share, and the households that have them. */
export async function listCommonestAnswers(
  tx: Tx,
  scope: Scope,
): Promise<
  readonly { readonly households: number; readonly alike: number; readonly householdIds: readonly Id<"household">[] }[]
> {
  const found = await sql<{ households: number; alike: number; householdIds: Id<"household">[] }>`
    with counted as (
      select surveyed_by, md5((answers->'household')::text) as pattern, count(*)::int as alike,
        array_agg(household_id) filter (where ${looked(scope)}) as households
      from review.reviews review
      where round_id = ${scope.roundId} and commune_id = ${scope.communeId} and surveyed_by is not null and answers is not null
      group by 1, 2
    )
    select distinct on (surveyed_by) (sum(alike) over (partition by surveyed_by))::int as households, alike,
      coalesce(households, '{}') as "householdIds"
    from counted order by surveyed_by, alike desc`.execute(tx);
  return found.rows;
}

/** Of each village: how many households began in a class, and how many of them came to each class. */
export async function listTurns(
  tx: Tx,
  scope: Scope,
): Promise<
  readonly { readonly began: number; readonly ended: number; readonly householdIds: readonly Id<"household">[] }[]
> {
  const found = await sql<{ began: number; ended: number; householdIds: Id<"household">[] }>`
    select (sum(count(*)) over (partition by village_id, previous_class))::int as began, count(*)::int as ended,
      coalesce(array_agg(household_id) filter (where ${looked(scope)}), '{}') as "householdIds"
    from review.reviews review
    where round_id = ${scope.roundId} and commune_id = ${scope.communeId} and village_id is not null
      and previous_class is not null and class is not null
    group by village_id, previous_class, class`.execute(tx);
  return found.rows;
}

/**
 * Marks what was scored in the scope; looks of an earlier scoring go, other marks stay. The marks are one value in which each review
 * finds its own: joined as rows, they were compared with every review, because nobody tells the planner how many they are.
 */
export async function setLooks(
  tx: Tx,
  scope: Scope,
  marks: readonly { readonly householdId: Id<"household">; readonly looks: readonly SecondLook[] }[],
): Promise<void> {
  const looksOf = Object.fromEntries(marks.map(({ householdId, looks }) => [householdId, looks]));
  await sql`update review.reviews review set flags = wanted.flags
    from (
      select review.household_id, review.review_id,
        array(select flag from unnest(review.flags) flag where flag <> all (${[...secondLooks]}::text[]))
          || array(select jsonb_array_elements_text(marks.of_household -> review.household_id::text)) as flags
      from review.reviews review, (select ${JSON.stringify(looksOf)}::jsonb as of_household) marks
      where ${looked(scope)}
    ) wanted
    where review.household_id = wanted.household_id and review.review_id = wanted.review_id
      and review.flags is distinct from wanted.flags`.execute(tx);
}
