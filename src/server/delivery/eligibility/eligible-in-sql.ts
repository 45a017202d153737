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
 */
export const eligibleOf = ({ communes, villageId, on, kinds }: EligibilityAsked): RawBuilder<unknown> => sql`
  status as materialized (
    select household_id, commune_id, village_id, review_id, class, deprivations, member_count, low_income_workers,
      coalesce(${isListed("class")}, false) as is_listed
    from ${statusesOn(communes, on)}
    where ${villageId ?? null}::text is null or village_id = ${villageId ?? null}
  ), beside as materialized (
    select household_id from status where not is_listed and (low_income_workers > 0 or exists (
      select from review.poverty_statuses earlier where earlier.household_id = status.household_id and earlier.outcome = 'escaped'))
  ), escape as materialized (
    select * from (${escapesOn(sql`= any(array(select household_id from beside))`, on)}) known where known.state <> 'unknown'
  ), candidate as materialized (
    select status.household_id, status.commune_id, status.village_id, status.review_id, status.is_listed,
      coalesce(escape.state = 'newly_escaped', false) as is_newly_escaped, coalesce(status.low_income_workers > 0, false) as has_low_income,
      concat_ws('|', round.standard_id, round.standard_version, status.deprivations, status.class, coalesce(review.setting, '-'),
        status.member_count, review.able_to_work, coalesce('land' = any(cause.causes), false), coalesce(escape.state, '-'),
        coalesce(status.low_income_workers, -1)) as profile_key,
      concat_ws(' ', round.standard_id, round.standard_version, status.deprivations) as lack_key,
      round.standard_id, round.standard_version, status.deprivations,
      jsonb_build_object('class', status.class, 'onList', status.is_listed, 'setting', review.setting, 'memberCount', status.member_count,
        'ableToWork', review.able_to_work, 'lacksLand', coalesce('land' = any(cause.causes), false),
        'newlyEscaped', coalesce(escape.state = 'newly_escaped', case when status.is_listed then false end),
        'lowIncomeWorkers', status.low_income_workers) as facts
    from status
    left join escape on escape.household_id = status.household_id
    join review.reviews review on review.household_id = status.household_id and review.review_id = status.review_id
    join review.rounds round on round.round_id = review.round_id
    join registry.households household on household.household_id = status.household_id
      and (household.closed_on is null or household.closed_on > ${on})
    left join lateral (${causesReportedBy(sql`status.household_id`, on)}) cause on true
    where status.is_listed or escape.state = 'newly_escaped' or status.low_income_workers > 0
  ), lack as materialized (
    select found.lack_key, jsonb_object_agg(indicator.value ->> 'code', true)
      filter (where (found.deprivations >> (indicator.ordinality - 1)::int) & 1 = 1) as lacking
    from (select distinct lack_key, standard_id, standard_version, deprivations from candidate) found
    join review.standards standard on standard.standard_id = found.standard_id and standard.version = found.standard_version
    cross join lateral jsonb_array_elements(standard.pack -> 'indicators') with ordinality as indicator
    group by found.lack_key
  ), judged as materialized (
    select profile_key, array[${sql.join(kinds.map(ruleOf))}]::boolean[] as fits
    from (
      select distinct on (candidate.profile_key) candidate.profile_key,
        ${noneLacking(kinds)} || candidate.facts || coalesce(lack.lacking, '{}') as facts
      from candidate left join lack on lack.lack_key = candidate.lack_key
    ) profile
  ), may as materialized (
    select asked.kind, candidate.household_id, candidate.commune_id, candidate.village_id, candidate.review_id, judged.fits[asked.kind] as fits,
      asked.of_people
    from candidate
    join judged on judged.profile_key = candidate.profile_key
    join (values ${sql.join(kinds.map(askedOf))}) as asked (kind, of_people, of_escaped, of_low_income) on true
    where judged.fits[asked.kind] is distinct from false
      and (candidate.is_listed or asked.of_escaped and candidate.is_newly_escaped or asked.of_low_income and candidate.has_low_income)
  ), person as materialized (
    select member.household_id, member.person_id, array[${sql.join(kinds.map(peopleRuleOf))}]::boolean[] as fits
    from (${peopleOf(on)}) member
  ), eligible as materialized (
    select kind, household_id, commune_id, village_id, null::uuid as person_id, fits as answer from may where not of_people
    union all
    select may.kind, may.household_id, may.commune_id, may.village_id, person.person_id, may.fits and person.fits[may.kind]
    from may join person on person.household_id = may.household_id
    where may.of_people and person.fits[may.kind] is distinct from false
  )`;

const ruleOf = ({ kind }: KindAsked) =>
  kind.mayTakePart === undefined ? sql`false` : sql`(${sql.raw(kind.mayTakePart.toSql("profile.facts"))})`;

const peopleRuleOf = ({ kind }: KindAsked) =>
  kind.people === undefined ? sql`false` : sql`(${sql.raw(kind.people.toSql("member.facts"))})`;

function askedOf({ kind }: KindAsked, at: number) {
  const groups = groupsOf(kind);
  const of = [kind.people !== undefined, groups.includes("newly_escaped"), groups.includes("low_income_worker")];
  return sql`(${sql.join([at + 1, ...of].map((value) => sql.lit(value)))})`;
}

/** What no household is said to lack is not lacked. */
function noneLacking(kinds: readonly KindAsked[]) {
  const codes = new Set(kinds.flatMap(({ indicatorCodes }) => indicatorCodes));
  return sql`${JSON.stringify(Object.fromEntries([...codes].map((code) => [code, false])))}::jsonb`;
}

/** Living members on the day of the households of kinds that are for people, with what rules may ask of a person (`listPeople`, `personInput`). */
const peopleOf = (on: LocalDate) => sql`
  select person.household_id, person.person_id, coalesce(answered.answers, '{}') || jsonb_build_object('age', ${ageOn(on)}, 'sex', person.sex,
    'isHead', membership.relation = 'head') as facts
  from (select distinct household_id, review_id from may where of_people) asked
  join registry.memberships membership on membership.household_id = asked.household_id
    and membership.valid_from <= ${on} and (membership.valid_to is null or membership.valid_to >= ${on})
  join registry.people person on person.household_id = membership.household_id and person.person_id = membership.person_id
    and (person.died_on is null or person.died_on > ${on})
  left join review.reviews review on review.household_id = asked.household_id and review.review_id = asked.review_id
  left join lateral (select member as answers from jsonb_array_elements(review.answers -> 'members') member
    where member ->> 'personId' = person.person_id::text limit 1) answered on true`;

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
