/**
 * Who may have which kind of support of the programme of 2026-2035, as one statement that is written by hand for the columns and the bits of
 * the standard of 2022-2026: the limit that the compiled rules of the pack are held against. It answers the same counts.
 */
const bits = [
  "employment",
  "dependents",
  "nutrition",
  "healthInsurance",
  "adultEducation",
  "childSchooling",
  "housingQuality",
  "housingArea",
  "water",
  "toilet",
  "telecom",
  "infoDevices",
];
const lacks = (code: string) => `one.deprivations & ${1 << bits.indexOf(code)} <> 0`;
const listed = "one.is_listed";
const able = "one.able >= 1";
const worker = (from: number) => `person.age between ${from} and 61 and not person.draws`;

/** The rule of the household, and that of its people where the kind is for people. */
const rules: Readonly<Record<string, readonly [household: string, people?: string]>> = {
  housing_new: [`${listed} and ${lacks("housingQuality")}`],
  housing_repair: [`${listed} and ${lacks("housingQuality")}`],
  housing_area: [`${listed} and ${lacks("housingArea")}`],
  household_water: [`${listed} and ${lacks("water")}`],
  toilet: [`${listed} and ${lacks("toilet")}`],
  health_insurance: [`${listed} and ${lacks("healthInsurance")}`, "person.age >= 6 and not person.insured"],
  child_nutrition: [`${listed} and ${lacks("nutrition")}`, "person.age < 16 and person.stunted"],
  study_support: [`${listed} and ${lacks("childSchooling")}`, "person.age >= 3 and person.age < 16"],
  adult_education: [
    `${listed} and ${lacks("adultEducation")}`,
    "person.age between 16 and 30 and not person.has_finished",
  ],
  vocational_training: [
    `${able} and (one.has_escaped or one.workers >= 1 or ${listed} and (${lacks("employment")} or ${lacks("adultEducation")}))`,
    worker(15),
  ],
  jobs_local: [`${able} and (one.has_escaped or ${listed} and ${lacks("employment")})`, worker(15)],
  jobs_abroad: [`${able} and (one.has_escaped or ${listed})`, worker(18)],
  breeding_cows: [`${listed} and ${able}`],
  chickens: [`${listed} and ${able}`],
  medicinal_plants: [`${listed} and ${able} and not one.lacks_land`],
  farming_support: [`${listed} and ${able} and not one.lacks_land`],
  value_chain: [`${listed} and ${able}`],
  policy_credit: [`${able} and (one.has_escaped or ${listed})`],
  telecom_service: [`${listed} and ${lacks("telecom")}`],
  information_device: [`${listed} and ${lacks("infoDevices")}`],
  social_protection: [`${listed} and one.able = 0`],
  landless_support: [`${listed} and ${able} and one.lacks_land`],
  special_groups: [listed],
  legal_aid: [listed],
};

const counted = (of: "households" | "people") =>
  Object.entries(rules)
    .filter(([, [, people]]) => (people === undefined) === (of === "households"))
    .map(
      ([kind, [household, people]]) =>
        `count(*) filter (where ${household}${people === undefined ? "" : ` and ${people}`})::int as ${kind}`,
    )
    .join(", ");

const households = `
  with one as materialized (
    select status.household_id, status.commune_id, status.review_id, status.deprivations, status.class in ('poor', 'near_poor') as is_listed,
      coalesce(status.low_income_workers, 0) as workers, review.able_to_work as able, coalesce('land' = any(cause.causes), false) as lacks_land,
      status.class not in ('poor', 'near_poor') and status.outcome = 'escaped' and status.effective_on + interval '36 months' >= $1::date as has_escaped
    from review.poverty_statuses status
    join review.reviews review on review.household_id = status.household_id and review.review_id = status.review_id
    left join lateral (select causes from review.household_causes cause where cause.household_id = status.household_id and cause.recorded_on <= $1::date
      order by recorded_on desc limit 1) cause on true
    where status.effective_on <= $1::date and (status.replaced_on is null or status.replaced_on > $1::date)
      and (status.class in ('poor', 'near_poor') or status.outcome = 'escaped' or status.low_income_workers > 0)
  )`;

/** Columns: commune_id and one a kind for households; `people` the same of kinds for people. The day is $1. */
export const eligibleByHand = {
  households: `${households} select commune_id, ${counted("households")} from one group by 1`,
  people: `${households}, person as (
    select member.household_id, extract(year from age($1::date, member.birth_date)) as age, coalesce(answered."drawsAllowance", false) as draws,
      coalesce(answered.insured, true) as insured, coalesce(answered.stunted, false) as stunted,
      coalesce(answered.finished in ('upper_secondary', 'vocational', 'higher'), false) as has_finished
    from one
    join registry.memberships membership on membership.household_id = one.household_id
      and membership.valid_from <= $1::date and (membership.valid_to is null or membership.valid_to >= $1::date)
    join registry.people member on member.household_id = one.household_id and member.person_id = membership.person_id
    join review.reviews review on review.household_id = one.household_id and review.review_id = one.review_id
    left join lateral (select * from jsonb_to_recordset(review.answers -> 'members')
      as said ("personId" uuid, insured boolean, stunted boolean, finished text, "drawsAllowance" boolean)
      where said."personId" = member.person_id limit 1) answered on true
  )
  select one.commune_id, ${counted("people")} from one join person using (household_id) group by 1`,
} as const;
