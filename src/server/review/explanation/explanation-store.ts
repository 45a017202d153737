import type { Money } from "#kernel/money.ts";
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Answers, Facts } from "#programme/review/standard/facts.ts";
import type { ListFlag } from "#programme/review/decision/decide-outcome.ts";
import type { ReviewState } from "#programme/review/decision/review-acts.ts";
import type { Setting } from "#programme/review/standard/standard-pack.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { inRound } from "#server/review/round/rounds-store.ts";

export type ReviewFound = {
  readonly householdId: Id<"household">;
  readonly reviewId: Id<"review">;
  readonly state: ReviewState;
  readonly answers: Answers | null;
  readonly facts: Facts | null;
  readonly setting: Setting | null;
  readonly areaSetting: Setting | null;
  readonly areaGroup: string | null;
  readonly assumptions: readonly { readonly attribute: string; readonly reason: string }[];
  readonly incomeScore: number | null;
  readonly incomePerPerson: Money | null;
  readonly deprivations: number | null;
  readonly class: string | null;
  readonly lowIncomeWorkers: number | null;
  readonly previousClass: string | null;
  readonly sampleScores: boolean;
  readonly flags: readonly string[];
  readonly restsOnRefuted: boolean;
};

export async function findReview(
  tx: Tx,
  householdId: Id<"household">,
  roundId: Id<"round">,
): Promise<ReviewFound | undefined> {
  const found = await sql<ReviewFound>`
    select review.household_id as "householdId", review.review_id as "reviewId", review.state, review.answers, review.facts,
      review.setting, coalesce(village.setting, commune.setting) as "areaSetting",
      coalesce(village.score_area_group, commune.score_area_group) as "areaGroup", commune.assumptions,
      review.income_score as "incomeScore", review.income_per_person as "incomePerPerson", review.deprivations, review.class,
      review.low_income_workers as "lowIncomeWorkers", review.previous_class as "previousClass", review.sample_scores as "sampleScores", review.flags,
      review.rests_on_refuted as "restsOnRefuted"
    from review.reviews review
    join registry.areas commune on commune.area_id = review.commune_id
    left join registry.areas village on village.area_id = review.village_id
    where review.household_id = ${householdId} and ${inRound(roundId)}`.execute(tx);
  return found.rows[0];
}

export async function findHeadName(tx: Tx, householdId: Id<"household">): Promise<string | null> {
  const found = await sql<{
    headName: string | null;
  }>`select head.full_name as "headName" from registry.memberships membership
    join registry.people head on head.household_id = membership.household_id and head.person_id = membership.person_id
    where membership.household_id = ${householdId} and membership.relation = 'head'
    order by membership.valid_to desc nulls first limit 1`.execute(tx);
  return found.rows[0]?.headName ?? null;
}

export async function namesOf(
  tx: Tx,
  householdId: Id<"household">,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("registry.people")
    .select(["person_id", "full_name"])
    .where("household_id", "=", householdId)
    .where(sql<boolean>`person_id::text = any(${personIds})`)
    .execute();
  return new Map(rows.map((row) => [row.person_id, row.full_name ?? "-"]));
}

export type MeetingFound = {
  readonly heldOn: LocalDate;
  readonly enteredOn: LocalDate | null;
  readonly present: number;
  readonly agreed: number;
  readonly passed: boolean;
};
export async function findMeeting(tx: Tx, review: ReviewFound): Promise<MeetingFound | undefined> {
  const found = await sql<MeetingFound>`
    select meeting.held_on as "heldOn", meeting.entered_on as "enteredOn", meeting.present, result.agreed, result.passed
    from review.meeting_results result join review.meetings meeting on meeting.meeting_id = result.meeting_id
    where result.household_id = ${review.householdId} and result.review_id = ${review.reviewId}
    order by meeting.held_on desc, meeting.meeting_id desc limit 1`.execute(tx);
  return found.rows[0];
}

export type PostingFound = {
  readonly fromDate: LocalDate;
  readonly toDate: LocalDate;
  readonly enteredOn: LocalDate | null;
  readonly places: string[];
};
export async function findPosting(
  tx: Tx,
  review: ReviewFound,
  roundId: Id<"round">,
): Promise<PostingFound | undefined> {
  const found = await sql<PostingFound>`
    select posting.from_date as "fromDate", posting.to_date as "toDate", posting.entered_on as "enteredOn", posting.places
    from review.public_postings posting
    join review.reviews review on review.public_posting_id = posting.public_posting_id
    where review.household_id = ${review.householdId} and ${inRound(roundId)}
      and review.state in ('posted', 'objected', 'rechecked', 'closed', 'decided', 'certified')
    order by posting.from_date desc limit 1`.execute(tx);
  return found.rows[0];
}

export type StatusFound = {
  readonly effectiveOn: LocalDate;
  readonly outcome: "recognised" | "escaped" | "refused" | "withdrawn";
  readonly class: string;
  readonly previousClass: string | null;
  readonly listFlag: ListFlag | null;
  readonly opensStandard: boolean;
  readonly deprivations: number;
  readonly decisionId: Id<"decision">;
  readonly decisionNumber: string;
  readonly decidedOn: LocalDate;
  readonly enteredOn: LocalDate | null;
  readonly signerName: string;
  readonly reviewId: Id<"review">;
  readonly roundId: Id<"round">;
  readonly standardId: string;
  readonly standardVersion: string;
};
export async function listStatusesFound(tx: Tx, householdId: Id<"household">): Promise<readonly StatusFound[]> {
  const found = await sql<StatusFound>`
    select status.effective_on as "effectiveOn", status.outcome, status.class, status.previous_class as "previousClass",
      status.list_flag as "listFlag", status.deprivations, status.decision_id as "decisionId", decision.number as "decisionNumber",
      decision.decided_on as "decidedOn", decision.entered_on as "enteredOn", decision.signer_name as "signerName", coalesce(taken.review_id, status.review_id) as "reviewId",
      decision.round_id as "roundId", round.standard_id as "standardId", round.standard_version as "standardVersion",
      decision.opens_standard as "opensStandard"
    from review.poverty_statuses status
    join review.decisions decision on decision.decision_id = status.decision_id
    -- A withdrawal is shown with the review that it takes back; what holds again rests on the one before, and on its standard.
    left join review.poverty_statuses taken on taken.household_id = status.household_id
      and taken.decision_id = decision.withdraws_decision_id and not taken.carried
    join review.reviews review on review.household_id = status.household_id and review.review_id = status.review_id
    join review.rounds round on round.round_id = review.round_id
    where status.household_id = ${householdId} and not status.carried
    order by status.effective_on desc, status.decision_id desc`.execute(tx);
  return found.rows;
}

export type OtherResult = {
  readonly roundId: Id<"round">;
  readonly year: number;
  readonly isOpening: boolean;
  readonly standardId: string;
  readonly standardVersion: string;
  readonly state: ReviewState;
  readonly class: string | null;
};
/** The result that the same visit has by the other standard, where the round has an opening list beside it or is one. */
export async function findOtherResult(
  tx: Tx,
  householdId: Id<"household">,
  other: Id<"round"> | null,
): Promise<OtherResult | undefined> {
  if (other === null) return undefined;
  const found = await sql<OtherResult>`
    select review.round_id as "roundId", round.year, round.asked_in is not null as "isOpening", round.standard_id as "standardId",
      round.standard_version as "standardVersion", review.state, review.class
    from review.reviews review join review.rounds round on round.round_id = review.round_id
    where review.household_id = ${householdId} and ${inRound(other)}`.execute(tx);
  return found.rows[0];
}

export type ReviewOfHousehold = {
  readonly roundId: Id<"round">;
  readonly year: number;
  readonly kind: string;
  readonly state: ReviewState;
  readonly class: string | null;
};
export async function listReviewsOfHousehold(
  tx: Tx,
  householdId: Id<"household">,
): Promise<readonly ReviewOfHousehold[]> {
  const found = await sql<ReviewOfHousehold>`
    select review.round_id as "roundId", round.year, round.kind, review.state, review.class
    from review.reviews review join review.rounds round on round.round_id = review.round_id
    where review.household_id = ${householdId} order by round.opens_on desc`.execute(tx);
  return found.rows;
}

/** The year of the round in which a review was made. */
export async function findYearOfReview(
  tx: Tx,
  householdId: Id<"household">,
  reviewId: string,
): Promise<number | undefined> {
  const rows = await sql<{ year: number }>`select round.year from review.reviews review
    join review.rounds round on round.round_id = review.round_id
    where review.household_id = ${householdId} and review.review_id = ${reviewId}`.execute(tx);
  return rows.rows[0]?.year;
}
