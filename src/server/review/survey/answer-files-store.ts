import { isListed } from "#server/review/standard/classes-store.ts";
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import type { ReviewState } from "#programme/review/decision/review-acts.ts";
import type { Setting } from "#programme/review/standard/standard-pack.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { FormMember } from "./form-store.ts";
import type { LoadedReview } from "./reviews-store.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";

export type FileHousehold = LoadedReview & {
  readonly headName: string | null;
  readonly villageName: string | null;
  readonly areaGroup: string | null;
  readonly setting: Setting | null;
  readonly answers: Answers | null;
  /** Asked to be reviewed, and form A is not recorded yet. */
  readonly awaitsFormA: boolean;
  readonly members: readonly FormMember[];
};

/** Households of a commune in these states with who lives in them on the day, village by village; locked when asked for. */
export async function loadFileHouseholds(
  tx: Tx,
  of: {
    readonly roundId: Id<"round">;
    readonly communeId: string;
    readonly villageId?: string | undefined;
    readonly states: readonly ReviewState[];
    readonly on: LocalDate;
  },
): Promise<readonly FileHousehold[]> {
  const found = await sql<FileHousehold>`select review.household_id as "householdId", review.review_id as "reviewId",
      review.commune_id as "communeId", review.village_id as "villageId", review.state, review.answers, head.full_name as "headName",
      village.name as "villageName", coalesce(village.score_area_group, commune.score_area_group) as "areaGroup",
      coalesce(village.setting, commune.setting) as setting,
      ${isListed("review.previous_class")} is not true
        and exists (select from review.requests request where request.household_id = review.household_id
          and request.round_id = review.round_id and request.asks = 'recognition' and request.screening_passed is null) as "awaitsFormA",
      coalesce((select jsonb_agg(jsonb_build_object('personId', person.person_id, 'fullName', person.full_name,
          'relation', living.relation, 'livesFrom', living.valid_from, 'livesTo', living.valid_to, 'sex', person.sex, 'birthDate', person.birth_date, 'birthPrecision', person.birth_precision)
          order by living.relation <> 'head', person.birth_date nulls last, person.person_id)
        from registry.memberships living
        join registry.people person on person.household_id = living.household_id and person.person_id = living.person_id
        where living.household_id = review.household_id and living.valid_from <= ${of.on}
          and (living.valid_to is null or living.valid_to >= ${of.on})), '[]') as members
    from review.reviews review
    join registry.areas commune on commune.area_id = review.commune_id
    left join registry.areas village on village.area_id = review.village_id
    left join registry.memberships membership
      on membership.household_id = review.household_id and membership.relation = 'head' and membership.valid_to is null
    left join registry.people head on head.household_id = membership.household_id and head.person_id = membership.person_id
    where review.round_id = ${of.roundId} and review.commune_id = ${of.communeId} and review.state = any (${of.states})
      and (${of.villageId ?? null}::text is null or review.village_id = ${of.villageId ?? null})
    order by village.name ${nameOrder} nulls last, review.route_position nulls last, review.household_id
    for update of review`.execute(tx);
  return found.rows;
}
