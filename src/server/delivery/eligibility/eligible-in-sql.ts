/**
 * Who may have a support of which kind on a day, of many communes at once: the same answers as the list of one activity gives
 * (judge-candidates), by the same rules, compiled to SQL. Few households are alike in everything that a rule may ask, yet there are far
 * fewer combinations than households: each rule is asked once of each combination.
 */
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import { groupsOf } from "#programme/delivery/participation.ts";
import type { ActivityKind } from "#programme/planning/framework/programme-pack.ts";
import { causesReportedBy, escapesOn, isListed, statusesOn } from "#server/review/published.ts";

/** A kind that is for households or their people, with the number under which its answers come. */
export type KindAsked = { readonly kind: ActivityKind; readonly indicatorCodes: readonly string[] };

export type EligibilityAsked = {
  readonly communes: readonly string[];
  readonly villageId?: string | undefined;
  readonly on: LocalDate;
  readonly kinds: readonly KindAsked[];
};

/**
 * CTEs that end in `eligible`: kind (its place in `kinds`, from 1), household_id, commune_id, village_id, person_id (null for a kind that
 * is for households) and answer, true or null where it is unknown. Who may not have it is not there.
 *
 * The database cannot know how many rows each part has, and would compare all with all: so parts find each other by sets and keys, and
 * what a household's answers are goes along to its people.
 */
export const eligibleOf = ({ communes, villageId, on, kinds }: EligibilityAsked): RawBuilder<unknown> => sql`
  status as materialized (
    select household_id, commune_id, village_id, review_id, class, deprivations, member_count, low_income_workers,
      coalesce(${isListed("class")}, false) as is_listed
    from ${statusesOn(communes, on)}
    where ${villageId ?? null}::text is null or village_id = ${villageId ?? null}
  ), beside as materialized (
    select household_id from status where not is_listed and (low_income_workers > 0
      or household_id in (select earlier.household_id from review.poverty_statuses earlier where earlier.outcome = 'escaped'))
  ), escape as materialized (
    select household_id, state from (${escapesOn(sql`= any(array(select household_id from beside))`, on)}) known
  ), chosen as materialized (
    select * from (
      select status.*, household_id in (select household_id from escape where state = 'newly_escaped') as is_newly_escaped,
        household_id in (select household_id from escape where state in ('none', 'ended')) as is_not_newly_escaped,
        coalesce(low_income_workers > 0, false) as has_low_income
      from status
    ) known
    where is_listed or is_newly_escaped or has_low_income
  ), candidate as materialized (
    select chosen.household_id, chosen.commune_id, chosen.village_id, chosen.review_id, chosen.is_listed, chosen.is_newly_escaped,
      chosen.has_low_income, chosen.class, chosen.deprivations, chosen.member_count, chosen.low_income_workers, round.standard_id,
      round.standard_version, review.setting, review.able_to_work, coalesce('land' = any(cause.causes), false) as lacks_land,
      case when is_newly_escaped then true when is_listed or is_not_newly_escaped then false end as newly_escaped,
      concat_ws(' ', round.standard_id, round.standard_version, chosen.deprivations) as lack_key,
      concat_ws('|', round.standard_id, round.standard_version, chosen.deprivations, chosen.class, coalesce(review.setting, '-'), chosen.member_count,
        review.able_to_work, coalesce('land' = any(cause.causes), false), is_newly_escaped, is_not_newly_escaped,
        coalesce(chosen.low_income_workers, -1)) as profile_key
    from chosen
    join review.reviews review on review.household_id = chosen.household_id and review.review_id = chosen.review_id
    join review.rounds round on round.round_id = review.round_id
    join registry.households household on household.household_id = chosen.household_id
      and (household.closed_on is null or household.closed_on > ${on})
    left join lateral (${causesReportedBy(sql`chosen.household_id`, on)}) cause on true
  ), lack as materialized (
    select jsonb_object_agg(lack_key, lacking) as of_key from (
      select found.lack_key, jsonb_object_agg(indicator.value ->> 'code', (found.deprivations >> (indicator.ordinality - 1)::int) & 1 = 1) as lacking
      from (select distinct lack_key, standard_id, standard_version, deprivations from candidate) found
      join review.standards standard on standard.standard_id = found.standard_id and standard.version = found.standard_version
      cross join lateral jsonb_array_elements(standard.pack -> 'indicators') with ordinality as indicator
      group by found.lack_key
    ) combination
  ), judged as materialized (
    select jsonb_object_agg(profile_key, to_jsonb(array[${sql.join(kinds.map(ruleOf))}]::boolean[])) as of_key
    from (
      select profile_key, ${noneLacking(kinds)} || coalesce((select of_key from lack) -> lack_key, '{}')
        || jsonb_build_object('class', class, 'onList', is_listed, 'setting', setting, 'memberCount', member_count, 'ableToWork', able_to_work,
          'lacksLand', lacks_land, 'newlyEscaped', newly_escaped, 'lowIncomeWorkers', low_income_workers) as facts
      from (select distinct on (profile_key) * from candidate) one offset 0
    ) profile
  ), answered as materialized (
    select candidate.*, (select of_key from judged) -> candidate.profile_key as fits from candidate
  ), person as materialized (
    ${peopleOf(kinds, on)}
  ), judged_people as materialized (
    select jsonb_object_agg(facts::text, to_jsonb(array[${sql.join(kinds.map(peopleRuleOf))}]::boolean[])) as of_key
    from (select distinct facts from person) member
  ), eligible as materialized (
    select asked.kind, household_id, commune_id, village_id, null::uuid as person_id, (fits ->> (asked.kind - 1))::boolean as answer
    from answered cross join ${askedOf(kinds, "households")}
    where fits -> (asked.kind - 1) <> 'false'::jsonb and ${isOneOf}
    union all
    select asked.kind, household_id, commune_id, village_id, person_id, (fits ->> (asked.kind - 1))::boolean and (person_fits ->> (asked.kind - 1))::boolean
    from (select person.*, (select of_key from judged_people) -> facts::text as person_fits from person offset 0) member
    cross join ${askedOf(kinds, "people")}
    where fits -> (asked.kind - 1) <> 'false'::jsonb and person_fits -> (asked.kind - 1) <> 'false'::jsonb and ${isOneOf}
  )`;

/** Is it a household for which such a kind is asked at all: of the list, or of a group beside it that the rule names? */
const isOneOf = sql`(is_listed or asked.of_escaped and is_newly_escaped or asked.of_low_income and has_low_income)`;

const ruleOf = ({ kind }: KindAsked) =>
  kind.mayTakePart === undefined ? sql`false` : sql`(${sql.raw(kind.mayTakePart.toSql("profile.facts"))})`;

const peopleRuleOf = ({ kind }: KindAsked) =>
  kind.people === undefined ? sql`false` : sql`(${sql.raw(kind.people.toSql("member.facts"))})`;

/** Rows (kind, of_escaped, of_low_income) of the kinds for households, or of those for people. */
function askedOf(kinds: readonly KindAsked[], of: "households" | "people") {
  const rows = kinds.flatMap(({ kind }, at) => {
    if ((kind.people !== undefined) !== (of === "people")) return [];
    const groups = groupsOf(kind);
    const asks = [at + 1, groups.includes("newly_escaped"), groups.includes("low_income_worker")];
    return [sql`(${sql.join(asks.map((value) => sql.lit(value)))})`];
  });
  const none = sql`(select 0, false, false where false)`;
  return sql`${rows.length === 0 ? none : sql`(values ${sql.join(rows)})`} as asked (kind, of_escaped, of_low_income)`;
}

/** Does any kind for people ask for the people of the household? */
function asksPeople(kinds: readonly KindAsked[]) {
  const asked = kinds.flatMap(({ kind }, at) =>
    kind.people === undefined ? [] : [sql`answered.fits -> ${sql.lit(at)} <> 'false'::jsonb`],
  );
  return asked.length === 0 ? sql`false` : sql`(${sql.join(asked, sql` or `)})`;
}

/** What no household is said to lack is not lacked. */
function noneLacking(kinds: readonly KindAsked[]) {
  const codes = new Set(kinds.flatMap(({ indicatorCodes }) => indicatorCodes));
  return sql`${JSON.stringify(Object.fromEntries([...codes].map((code) => [code, false])))}::jsonb`;
}

/** Living members on the day of the households that kinds for people ask about, with what their rules ask of a person (`listPeople`, `personInput`). */
const peopleOf = (kinds: readonly KindAsked[], on: LocalDate) => sql`
  select answered.household_id, answered.commune_id, answered.village_id, answered.is_listed, answered.is_newly_escaped, answered.has_low_income,
    answered.fits, person.person_id, jsonb_build_object(${sql.join(factsRead(kinds, on))}) as facts
  from answered
  join registry.memberships membership on membership.household_id = answered.household_id
    and membership.valid_from <= ${on} and (membership.valid_to is null or membership.valid_to >= ${on})
  join registry.people person on person.household_id = membership.household_id and person.person_id = membership.person_id
    and (person.died_on is null or person.died_on > ${on})
  left join review.reviews review on review.household_id = answered.household_id and review.review_id = answered.review_id
  left join lateral (select member as answers from jsonb_array_elements(review.answers -> 'members') member
    where member ->> 'personId' = person.person_id::text limit 1) said on true
  where ${asksPeople(kinds)}`;

/** Names and values of the facts that any of the rules reads: of the registry, or as the person answered. */
function factsRead(kinds: readonly KindAsked[], on: LocalDate) {
  const registry: Readonly<Record<string, RawBuilder<unknown>>> = {
    age: ageOn(on),
    sex: sql`person.sex`,
    isHead: sql`membership.relation = 'head'`,
  };
  const fields = new Set(kinds.flatMap(({ kind }) => kind.people?.reads ?? []));
  return [...fields].flatMap((field) => [sql.lit(field), registry[field] ?? sql`said.answers -> ${sql.lit(field)}`]);
}

/** Completed years on the day, as `ageAt` counts them; null without a birth, or before it. */
const ageOn = (on: LocalDate) => {
  const monthsSince = (born: RawBuilder<unknown>) =>
    sql`((extract(year from ${on}::date) - extract(year from ${born})) * 12 + extract(month from ${on}::date) - extract(month from ${born})
      - case when extract(day from ${on}::date) >= extract(day from ${born}) then 0 else 1 end)`;
  const first = sql`(case person.birth_precision when 'day' then person.birth_date when 'month' then date_trunc('month', person.birth_date)
    else date_trunc('year', person.birth_date) end)::date`;
  const middle = sql`(case person.birth_precision when 'day' then person.birth_date when 'month' then date_trunc('month', person.birth_date)::date + 14
    else (date_trunc('year', person.birth_date) + interval '6 months')::date end)::date`;
  return sql`case when person.birth_precision is not null and ${monthsSince(first)} >= 0
    then floor(greatest(${monthsSince(middle)}, 0) / 12)::int end`;
};
