import { isListed } from "#server/review/standard/classes-store.ts";
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import type { RegisteredMember } from "#programme/review/survey/answers-of-household.ts";
import type { ReviewState } from "#programme/review/decision/review-acts.ts";
import type { answerWays } from "#programme/review/survey/review-evidence.ts";
import type { Setting } from "#programme/review/standard/standard-pack.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { whereGiven } from "#server/platform/database/where-given.ts";
import { inRound } from "#server/review/round/rounds-store.ts";

/** The class of the status in force on the day, which the review begins with. */
const classInForce = (on: LocalDate) => sql`left join lateral (
      select class from review.poverty_statuses status where status.household_id = household.household_id and status.effective_on <= ${on}
      order by status.effective_on desc, status.decision_id desc limit 1
    ) status on true`;

export type Listing = {
  readonly roundId: Id<"round">;
  readonly communeId: string;
  /** The current lists and those who asked; only those who asked; everyone. */
  readonly who: "lists" | "requests" | "everyone";
  readonly on: LocalDate;
  /** Which requests a round of its kind takes up. */
  readonly asks: RawBuilder<unknown>;
  readonly state: ReviewState;
};

/**
 * Puts open households of the commune on the list, once; one that somebody else puts on it meanwhile stays as it is. Review ids are made
 * by the application.
 */
export async function addListedReviews(
  tx: Tx,
  { roundId, communeId, who, on, asks, state }: Listing,
  ids: () => string,
): Promise<number> {
  const missing = await sql<{ household_id: string }>`
    select household_id from registry.households household
    where commune_id = ${communeId} and closed_on is null and not exists (
      select from review.reviews review where review.household_id = household.household_id and ${inRound(roundId)})
      and (${who} = 'everyone'
        or (${who} = 'lists' and (
          select ${isListed("status.class")} from review.poverty_statuses status
          where status.household_id = household.household_id and status.effective_on <= ${on}
          order by status.effective_on desc, status.decision_id desc limit 1))
        or exists (select from review.requests request where request.household_id = household.household_id
          and request.round_id is null and request.withdrawn_on is null and ${asks}))
    order by household_id`.execute(tx);
  const households = missing.rows.map((row) => row.household_id);
  const added =
    await sql`insert into review.reviews (household_id, review_id, round_id, commune_id, village_id, state, previous_class)
    select household.household_id, made.review_id, ${roundId}, household.commune_id, household.village_id, ${state}, status.class
    from unnest(${households}::uuid[], ${households.map(ids)}::uuid[]) as made (household_id, review_id)
    join registry.households household on household.household_id = made.household_id ${classInForce(on)}
    order by household.household_id on conflict (household_id, round_id) do nothing`.execute(tx);
  return Number(added.numAffectedRows ?? 0n);
}

export type LoadedReview = {
  readonly householdId: Id<"household">;
  readonly reviewId: Id<"review">;
  readonly communeId: string;
  readonly villageId: string | null;
  readonly state: ReviewState;
  readonly answers: Answers | null;
};

/** One review, locked. */
export async function loadReview(
  tx: Tx,
  householdId: Id<"household">,
  roundId: Id<"round">,
): Promise<LoadedReview | undefined> {
  const found = await sql<LoadedReview>`
    select household_id as "householdId", review_id as "reviewId", commune_id as "communeId", village_id as "villageId", state, answers
    from review.reviews review where household_id = ${householdId} and ${inRound(roundId)} for update`.execute(tx);
  return found.rows[0];
}

/** What a score rests on of the area: of the village, else of its commune. */
export async function getPlaceOfReview(
  tx: Tx,
  { communeId, villageId }: Pick<LoadedReview, "communeId" | "villageId">,
): Promise<{ readonly setting: Setting | null; readonly areaGroup: string | null }> {
  const found = await sql<{ setting: Setting | null; areaGroup: string | null }>`
    select coalesce(village.setting, commune.setting) as setting,
      coalesce(village.score_area_group, commune.score_area_group) as "areaGroup"
    from registry.areas commune left join registry.areas village on village.area_id = ${villageId}
    where commune.area_id = ${communeId}`.execute(tx);
  return found.rows[0] ?? { setting: null, areaGroup: null };
}

/** Puts one household on the list, unless somebody else does so at this moment: then this waits until it is there. */
export async function addReview(
  tx: Tx,
  review: { readonly householdId: Id<"household">; readonly reviewId: Id<"review">; readonly roundId: Id<"round"> },
  on: LocalDate,
): Promise<void> {
  await sql`insert into review.reviews (household_id, review_id, round_id, commune_id, village_id, state, previous_class)
    select household.household_id, ${review.reviewId}, ${review.roundId}, household.commune_id, household.village_id, 'listed', status.class
    from registry.households household ${classInForce(on)}
    where household.household_id = ${review.householdId} on conflict (household_id, round_id) do nothing`.execute(tx);
}

export async function setAnswers(
  tx: Tx,
  review: LoadedReview,
  given: {
    readonly answers: Answers;
    readonly state: string;
    readonly surveyedOn: LocalDate;
    readonly surveyedBy: string;
    readonly how: (typeof answerWays)[number];
    /** When and where it was answered, as the device says. */
    readonly answeredAt?: string | undefined;
    readonly place?:
      | { readonly lon: number; readonly lat: number; readonly accuracyM?: number | undefined }
      | undefined;
  },
): Promise<void> {
  await tx
    .updateTable("review.reviews")
    .set({
      answers: JSON.stringify(given.answers),
      state: given.state,
      surveyed_on: given.surveyedOn,
      surveyed_by: given.surveyedBy,
      answered_how: given.how,
      answered_at: given.answeredAt ?? null,
      answered_lon: given.place?.lon ?? null,
      answered_lat: given.place?.lat ?? null,
      answered_accuracy_m: given.place?.accuracyM ?? null,
      facts: null,
      class: null,
      deprivations: null,
      deprivation_count: null,
      low_income_workers: null,
      rests_on_refuted: false,
    })
    .where("household_id", "=", review.householdId)
    .where("review_id", "=", review.reviewId)
    .execute();
}

export type Surveyed = {
  readonly householdId: Id<"household">;
  readonly reviewId: Id<"review">;
  readonly answers: Answers;
  readonly surveyedOn: LocalDate;
  /** An objection against these answers was upheld, and the household was not surveyed again. */
  readonly restsOnRefuted: boolean;
  readonly setting: Setting | null;
  readonly areaGroup: string | null;
  /** Who lived there on the day of the answers, as it is recorded now. */
  readonly members: readonly RegisteredMember[];
};

/** What waits for scoring in a commune or one village of it, locked; setting and area group come from village, then commune. */
export async function loadSurveyed(
  tx: Tx,
  scope: {
    readonly roundId: Id<"round">;
    readonly communeId: string;
    readonly villageId: string | undefined;
    readonly after: string | undefined;
    readonly limit: number;
    readonly states: readonly ReviewState[];
  },
): Promise<readonly Surveyed[]> {
  const found = await sql<Surveyed>`
    select review.household_id as "householdId", review.review_id as "reviewId", review.answers,
      review.surveyed_on as "surveyedOn", review.rests_on_refuted as "restsOnRefuted",
      coalesce((select jsonb_agg(distinct jsonb_build_object('personId', person.person_id, 'fullName', person.full_name,
          'sex', person.sex, 'birthDate', person.birth_date, 'birthPrecision', person.birth_precision))
        from registry.memberships living
        join registry.people person on person.household_id = living.household_id and person.person_id = living.person_id
        where living.household_id = review.household_id and living.valid_from <= review.surveyed_on
          and (living.valid_to is null or living.valid_to >= review.surveyed_on)), '[]') as members,
      coalesce(village.setting, commune.setting) as setting,
      coalesce(village.score_area_group, commune.score_area_group) as "areaGroup"
    from review.reviews review
    join registry.areas commune on commune.area_id = review.commune_id
    left join registry.areas village on village.area_id = review.village_id
    where review.round_id = ${scope.roundId} and review.commune_id = ${scope.communeId} and review.state = any (${[...scope.states]}::text[])
      and review.answers is not null
      and (${scope.villageId ?? null}::text is null or review.village_id = ${scope.villageId ?? null})
      and (${scope.after ?? null}::uuid is null or review.household_id > ${scope.after ?? null}::uuid)
    order by review.household_id limit ${scope.limit} for update of review`.execute(tx);
  return found.rows;
}

/** Everybody who was ever recorded in these households, and who is head now. */
export async function listNamesOf(tx: Tx, householdIds: readonly Id<"household">[]) {
  const found = await sql<{
    householdId: Id<"household">;
    personId: Id<"person">;
    fullName: string | null;
    isHead: boolean;
  }>`select person.household_id as "householdId", person.person_id as "personId", person.full_name as "fullName",
      exists (select from registry.memberships living where living.household_id = person.household_id
        and living.person_id = person.person_id and living.relation = 'head' and living.valid_to is null) as "isHead"
    from registry.people person where person.household_id = any (${[...new Set(householdIds)]}::uuid[])`.execute(tx);
  return found.rows;
}

export type Scored = {
  readonly householdId: Id<"household">;
  readonly reviewId: Id<"review">;
  readonly facts: object;
  readonly memberCount: number;
  readonly setting: Setting;
  readonly incomeScore: number | null;
  readonly incomePerPerson: number | null;
  readonly deprivations: number;
  readonly deprivationCount: number;
  readonly class: string;
  readonly lowIncomeWorkers: number | null;
  readonly sampleScores: boolean;
  readonly flags: readonly string[];
};

export async function setScores(tx: Tx, scored: readonly Scored[], state: ReviewState): Promise<void> {
  if (scored.length === 0) return;
  await sql`update review.reviews review set state = ${state}, facts = scored.facts, member_count = scored."memberCount",
      setting = scored.setting, income_score = scored."incomeScore", income_per_person = scored."incomePerPerson",
      deprivations = scored.deprivations, deprivation_count = scored."deprivationCount", class = scored.class,
      low_income_workers = scored."lowIncomeWorkers",
      sample_scores = scored."sampleScores", flags = scored.flags
    from jsonb_to_recordset(${JSON.stringify(scored)}::jsonb) as scored ("householdId" uuid, "reviewId" uuid, facts jsonb,
      "memberCount" int, setting text, "incomeScore" int, "incomePerPerson" bigint, deprivations int, "deprivationCount" int,
      class text, "lowIncomeWorkers" int, "sampleScores" boolean, flags text[])
    where review.household_id = scored."householdId" and review.review_id = scored."reviewId"`.execute(tx);
}

export async function setReviewState(
  tx: Tx,
  review: { readonly householdId: Id<"household">; readonly reviewId: Id<"review"> },
  state: string,
): Promise<void> {
  await tx
    .updateTable("review.reviews")
    .set({ state })
    .where("household_id", "=", review.householdId)
    .where("review_id", "=", review.reviewId)
    .execute();
}

export type ReviewRow = {
  readonly householdId: Id<"household">;
  readonly reviewId: Id<"review">;
  readonly roundId: Id<"round">;
  readonly headName: string | null;
  readonly villageName: string | null;
  readonly state: ReviewState;
  readonly class: string | null;
  readonly lowIncomeWorkers: number | null;
  readonly previousClass: string | null;
  readonly deprivations: number | null;
  readonly flags: string[];
};

export async function listReviewRows(
  tx: Tx,
  filter: {
    readonly roundId: Id<"round">;
    readonly communeId: string | undefined;
    readonly villageId: string | undefined;
    readonly state: string | undefined;
    readonly class: string | undefined;
    readonly bit: number | undefined;
    /** Marked with one of these. */
    readonly flags: readonly string[] | undefined;
    readonly after: string | undefined;
    readonly limit: number;
  },
): Promise<readonly ReviewRow[]> {
  const found = await sql<ReviewRow>`
    select review.household_id as "householdId", review.review_id as "reviewId", review.round_id as "roundId",
      person.full_name as "headName", village.name as "villageName", review.state, review.class,
      review.low_income_workers as "lowIncomeWorkers", review.previous_class as "previousClass", review.deprivations, review.flags
    from review.reviews review
    left join registry.areas village on village.area_id = review.village_id
    left join registry.memberships membership
      on membership.household_id = review.household_id and membership.relation = 'head' and membership.valid_to is null
    left join registry.people person
      on person.household_id = membership.household_id and person.person_id = membership.person_id
    where review.round_id = ${filter.roundId}
      and ${whereGiven(filter.communeId, (commune) => sql`review.commune_id = ${commune}`)}
      and ${whereGiven(filter.villageId, (village) => sql`review.village_id = ${village}`)}
      and ${whereGiven(filter.state, (state) => sql`review.state = ${state}`)}
      and ${whereGiven(filter.class, (of) => sql`review.class = ${of}`)}
      and ${whereGiven(filter.bit, (bit) => sql`(review.deprivations >> ${bit}::int) & 1 = 1`)}
      and ${whereGiven(filter.flags, (flags) => sql`review.flags && ${flags}::text[]`)}
      and ${whereGiven(filter.after, (after) => sql`review.household_id > ${after}::uuid`)}
    order by review.household_id limit ${filter.limit}`.execute(tx);
  return found.rows;
}
