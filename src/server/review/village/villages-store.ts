import { isAverageLiving, isInPoverty, isListed } from "#server/review/standard/classes-store.ts";
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { ReviewState } from "#programme/review/decision/review-acts.ts";
import type { Round } from "#server/review/round/rounds-store.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type VillageReview = {
  readonly householdId: Id<"household">;
  readonly reviewId: Id<"review">;
  readonly state: string;
  readonly class: string | null;
};

/** The reviews of a village in the round, locked for the act. */
export async function loadVillageReviews(
  tx: Tx,
  roundId: Id<"round">,
  villageId: string,
  states: readonly string[],
): Promise<readonly VillageReview[]> {
  const found = await sql<VillageReview>`
    select household_id as "householdId", review_id as "reviewId", state, class
    from review.reviews where round_id = ${roundId} and village_id = ${villageId} and state = any(${states})
    order by household_id for update`.execute(tx);
  return found.rows;
}

/** The states that the reviews of a village are in, each once. */
export async function listVillageStates(
  tx: Tx,
  { roundId, villageId }: { readonly roundId: Id<"round">; readonly villageId: string },
): Promise<readonly ReviewState[]> {
  const found = await sql<{ state: ReviewState }>`select distinct state from review.reviews
    where round_id = ${roundId} and village_id = ${villageId}`.execute(tx);
  return found.rows.map(({ state }) => state);
}

/** The days of the latest posting of a village. */
export async function latestPosting(
  tx: Tx,
  { roundId, villageId }: { readonly roundId: Id<"round">; readonly villageId: string },
): Promise<{ readonly fromDate: LocalDate; readonly toDate: LocalDate } | null> {
  const found = await sql<{ fromDate: LocalDate; toDate: LocalDate }>`
    select from_date as "fromDate", to_date as "toDate" from review.public_postings
    where round_id = ${roundId} and village_id = ${villageId} order by from_date desc limit 1`.execute(tx);
  return found.rows[0] ?? null;
}

export async function setStates(tx: Tx, reviews: readonly VillageReview[], state: string): Promise<void> {
  if (reviews.length === 0) return;
  await sql`update review.reviews review set state = ${state}
    from unnest(${reviews.map((review) => review.householdId)}::uuid[], ${reviews.map((review) => review.reviewId)}::uuid[])
      as chosen (household_id, review_id)
    where review.household_id = chosen.household_id and review.review_id = chosen.review_id`.execute(tx);
}

/** Puts the reviews up with a posting; an earlier posting of theirs counts no longer. */
export async function setPosted(
  tx: Tx,
  reviews: readonly VillageReview[],
  posted: { readonly publicPostingId: Id<"public posting">; readonly state: string },
): Promise<void> {
  if (reviews.length === 0) return;
  await sql`update review.reviews review set state = ${posted.state}, public_posting_id = ${posted.publicPostingId}
    from unnest(${reviews.map((review) => review.householdId)}::uuid[], ${reviews.map((review) => review.reviewId)}::uuid[])
      as chosen (household_id, review_id)
    where review.household_id = chosen.household_id and review.review_id = chosen.review_id`.execute(tx);
}

export type Meeting = {
  readonly meetingId: Id<"meeting">;
  readonly roundId: Id<"round">;
  readonly communeId: string;
  readonly villageId: string;
  readonly heldOn: LocalDate;
  readonly chair: string;
  readonly secretary: string;
  readonly present: number;
  readonly frontObserver: string | undefined;
  readonly householdRepresentative: string | undefined;
  readonly minutesSignedOn: LocalDate | undefined;
  readonly minutes: string;
  readonly recordedBy: string;
  readonly enteredOn: LocalDate;
};

export async function addMeeting(tx: Tx, meeting: Meeting): Promise<void> {
  await tx
    .insertInto("review.meetings")
    .values({
      meeting_id: meeting.meetingId,
      round_id: meeting.roundId,
      commune_id: meeting.communeId,
      village_id: meeting.villageId,
      held_on: meeting.heldOn,
      chair: meeting.chair,
      secretary: meeting.secretary,
      present: meeting.present,
      front_observer: meeting.frontObserver ?? null,
      household_representative: meeting.householdRepresentative ?? null,
      minutes_signed_on: meeting.minutesSignedOn ?? null,
      minutes: meeting.minutes,
      recorded_by: meeting.recordedBy,
      entered_on: meeting.enteredOn,
    })
    .execute();
}

export async function addMeetingResults(
  tx: Tx,
  meeting: Meeting,
  results: readonly {
    readonly review: VillageReview;
    readonly agreed: number;
    readonly passed: boolean;
    readonly objection: string | null;
  }[],
): Promise<void> {
  await sql`insert into review.meeting_results (household_id, review_id, meeting_id, commune_id, agreed, passed, objection)
    select household_id, review_id, ${meeting.meetingId}, ${meeting.communeId}, agreed, passed, objection
    from unnest(${results.map(({ review }) => review.householdId)}::uuid[], ${results.map(({ review }) => review.reviewId)}::uuid[],
      ${results.map(({ agreed }) => agreed)}::int[], ${results.map(({ passed }) => passed)}::bool[],
      ${results.map(({ objection }) => objection)}::text[])
      as result (household_id, review_id, agreed, passed, objection)`.execute(tx);
}

export type PublicPosting = {
  readonly publicPostingId: Id<"public posting">;
  readonly roundId: Id<"round">;
  readonly communeId: string;
  readonly villageId: string;
  readonly places: readonly string[];
  readonly fromDate: LocalDate;
  readonly toDate: LocalDate;
  readonly recordedBy: string;
  readonly enteredOn: LocalDate;
};

export async function addPublicPosting(tx: Tx, posting: PublicPosting): Promise<void> {
  await tx
    .insertInto("review.public_postings")
    .values({
      public_posting_id: posting.publicPostingId,
      round_id: posting.roundId,
      commune_id: posting.communeId,
      village_id: posting.villageId,
      places: [...posting.places],
      from_date: posting.fromDate,
      to_date: posting.toDate,
      recorded_by: posting.recordedBy,
      entered_on: posting.enteredOn,
    })
    .execute();
}

export type PostingSheet = {
  readonly communeName: string;
  readonly villageName: string;
  readonly fromDate: LocalDate | null;
  readonly toDate: LocalDate | null;
  readonly enteredOn: LocalDate | null;
  readonly places: string[];
  readonly sampleScores: boolean;
  readonly kind: Round["kind"];
  readonly rows: { readonly headName: string; readonly class: string; readonly lowIncomeWorkers: number }[];
};

/**
 * Name of the head and result of the households that are on the list as poor or near-poor, or were before; in a check of the average living
 * standard of those whom it would recognise.
 */
export async function postingSheetOf(
  tx: Tx,
  roundId: Id<"round">,
  villageId: string,
): Promise<PostingSheet | undefined> {
  const heads = await sql<Omit<PostingSheet, "rows">>`
    select commune.full_name as "communeName", village.name as "villageName", posting.from_date as "fromDate",
      posting.to_date as "toDate", posting.entered_on as "enteredOn", coalesce(posting.places, '{}') as places, coalesce(scores.sample, false) as "sampleScores",
      round.kind
    from registry.areas village
    join registry.areas commune on commune.area_id = village.parent_id
    join review.rounds round on round.round_id = ${roundId}
    left join review.score_tables scores on scores.score_table_id = round.score_table_id
    left join lateral (
      select from_date, to_date, entered_on, places from review.public_postings
      where round_id = ${roundId} and village_id = ${villageId} order by from_date desc limit 1
    ) posting on true
    where village.area_id = ${villageId}`.execute(tx);
  const head = heads.rows[0];
  if (head === undefined) return undefined;
  const listed = await sql<PostingSheet["rows"][number]>`
    select coalesce(person.full_name, '-')
        -- Two heads of one name are distinguished by their years of birth.
        || case when count(*) over (partition by person.full_name) > 1 and person.birth_date is not null
          then ' (' || extract(year from person.birth_date)::int || ')' else '' end as "headName", review.class,
      case when round.kind = 'average_living' then coalesce(review.low_income_workers, 0) else 0 end as "lowIncomeWorkers"
    from review.reviews review
    join review.rounds round on round.round_id = review.round_id
    left join registry.memberships membership
      on membership.household_id = review.household_id and membership.relation = 'head' and membership.valid_to is null
    left join registry.people person
      on person.household_id = membership.household_id and person.person_id = membership.person_id
    where review.round_id = ${roundId} and review.village_id = ${villageId}
      and review.state in ('met', 'posted', 'objected', 'rechecked', 'closed', 'decided', 'certified')
      and (${isListed("review.class")} or ${isListed("review.previous_class")}
        or (round.kind = 'average_living' and (${isAverageLiving("review.class")} or review.low_income_workers > 0)))
    order by ${isInPoverty("review.class")} desc nulls last, ${isListed("review.class")} desc nulls last, 1`.execute(
    tx,
  );
  return { ...head, rows: listed.rows };
}
