import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import type { answerWays } from "#programme/review/survey/review-evidence.ts";
import type { ReviewState } from "#programme/review/decision/review-acts.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { inRound } from "#server/review/round/rounds-store.ts";

export type FormMember = {
  readonly personId: Id<"person">;
  readonly fullName: string | null;
  readonly relation: string;
  readonly sex: string | null;
  readonly birthDate: LocalDate | null;
  readonly birthPrecision: string | null;
  readonly livesFrom: LocalDate;
  readonly livesTo: LocalDate | null;
};
export type FormHousehold = {
  readonly communeName: string;
  readonly communeFullName: string;
  readonly villageId: string | null;
  readonly villageName: string | null;
  readonly areaGroup: string | null;
  readonly headName: string | null;
  /** Null before the household is on the list of the round. */
  readonly state: ReviewState | null;
  readonly surveyedOn: LocalDate | null;
  readonly answers: Answers | null;
  readonly answeredHow: (typeof answerWays)[number] | null;
  readonly answeredAt: string | null;
  readonly hasPlace: boolean;
};

export async function findFormHousehold(
  tx: Tx,
  householdId: Id<"household">,
  roundId: Id<"round">,
): Promise<FormHousehold | undefined> {
  const found = await sql<FormHousehold>`
    select commune.name as "communeName", commune.full_name as "communeFullName", household.village_id as "villageId", village.name as "villageName",
      coalesce(village.score_area_group, commune.score_area_group) as "areaGroup", head.full_name as "headName", review.state,
      review.surveyed_on as "surveyedOn", review.answers, review.answered_how as "answeredHow", review.answered_at as "answeredAt",
      review.answered_lon is not null as "hasPlace"
    from registry.households household
    join registry.areas commune on commune.area_id = household.commune_id
    left join registry.areas village on village.area_id = household.village_id
    left join review.reviews review on review.household_id = household.household_id and ${inRound(roundId)}
    left join registry.memberships membership
      on membership.household_id = household.household_id and membership.relation = 'head' and membership.valid_to is null
    left join registry.people head on head.household_id = membership.household_id and head.person_id = membership.person_id
    where household.household_id = ${householdId}`.execute(tx);
  return found.rows[0];
}

/** Who lives in the household on the days, or on some of them, the head first, then by age. */
export async function listFormMembers(
  tx: Tx,
  householdId: Id<"household">,
  days: { readonly from: LocalDate; readonly to: LocalDate },
): Promise<readonly FormMember[]> {
  const found = await sql<FormMember>`
    select person.person_id as "personId", person.full_name as "fullName", lived.relation, person.sex,
      person.birth_date as "birthDate", person.birth_precision as "birthPrecision", lived."livesFrom", lived."livesTo"
    from (
      select household_id, person_id, (array_agg(relation order by valid_from desc))[1] as relation,
        min(valid_from) as "livesFrom", nullif(max(coalesce(valid_to, 'infinity')), 'infinity') as "livesTo"
      from registry.memberships
      where household_id = ${householdId} and valid_from <= ${days.to} and (valid_to is null or valid_to >= ${days.from})
      group by household_id, person_id
    ) lived
    join registry.people person on person.household_id = lived.household_id and person.person_id = lived.person_id
    order by lived.relation <> 'head', person.birth_date nulls last, person.person_id`.execute(tx);
  return found.rows;
}
