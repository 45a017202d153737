/**
 * The days on which acts of a round rest, for their windows (src/contract/day-window.ts). Null where there is nothing yet. All of them are
 * days on paper, of the acts themselves and not of their entry (docs/law.md L3.2-9): survey, meeting, posting, decision follow each other
 * (Decision 24/2021 Art. 4 cl. 2 to 4), however late the paper comes in. Scoring by the product is no act of the law and has no day.
 */
import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";

type OfCommune = { readonly roundId: Id<"round">; readonly communeId: string };
type OfVillage = { readonly roundId: Id<"round">; readonly villageId: string };
type OfReview = { readonly householdId: Id<"household">; readonly roundId: Id<"round"> };

async function dayBy(tx: Tx, question: RawBuilder<{ day: LocalDate | null }>): Promise<LocalDate | null> {
  return (await question.execute(tx)).rows[0]?.day ?? null;
}

export async function openingOf(tx: Tx, { roundId }: Pick<OfReview, "roundId">): Promise<LocalDate | null> {
  return dayBy(tx, sql`select opens_on as day from review.rounds where round_id = ${roundId}`);
}

/** The last survey of a household that waits for the meeting of its village. */
export async function lastSurveyOf(tx: Tx, { roundId, villageId }: OfVillage): Promise<LocalDate | null> {
  return dayBy(
    tx,
    sql`select max(surveyed_on) as day from review.reviews
      where round_id = ${roundId} and village_id = ${villageId} and state = 'scored'`,
  );
}

/** The last day on which a household that waits for the meeting was sent back: the village did not agree, an objection was upheld, a decision withdrawn. */
export async function lastSentBack(tx: Tx, { roundId, villageId }: OfVillage): Promise<LocalDate | null> {
  return dayBy(
    tx,
    sql`select max(back.day) as day from review.reviews review
      cross join lateral (
        select meeting.held_on as day from review.meeting_results result
        join review.meetings meeting on meeting.meeting_id = result.meeting_id
        where result.household_id = review.household_id and result.review_id = review.review_id and not result.passed
        union all select objection.answered_on from review.objections objection
        where objection.household_id = review.household_id and objection.review_id = review.review_id and objection.outcome = 'upheld'
        union all select withdrawal.decided_on from review.poverty_statuses taken
        join review.decisions withdrawal on withdrawal.withdraws_decision_id = taken.decision_id
        where taken.household_id = review.household_id and taken.review_id = review.review_id and not taken.carried
      ) back
      where review.round_id = ${roundId} and review.village_id = ${villageId} and review.state = 'scored'`,
  );
}

/** The last meeting on a household that waits to be posted for the first time. */
export async function lastMeetingOf(tx: Tx, { roundId, villageId }: OfVillage): Promise<LocalDate | null> {
  return dayBy(
    tx,
    sql`select max(meeting.held_on) as day from review.reviews review
      join review.meeting_results result on result.household_id = review.household_id and result.review_id = review.review_id
      join review.meetings meeting on meeting.meeting_id = result.meeting_id
      where review.round_id = ${roundId} and review.village_id = ${villageId} and review.state = 'met' and result.passed`,
  );
}

/** The last answer to an objection against a result that waits to be posted again. */
export async function lastRecheckOf(tx: Tx, { roundId, villageId }: OfVillage): Promise<LocalDate | null> {
  return dayBy(
    tx,
    sql`select max(objection.answered_on) as day from review.reviews review
      join review.objections objection on objection.household_id = review.household_id and objection.review_id = review.review_id
      where review.round_id = ${roundId} and review.village_id = ${villageId} and review.state = 'rechecked'`,
  );
}

/** From when and until when the result of a household hangs; null while it does not. */
export async function postingOf(
  tx: Tx,
  { householdId, roundId }: OfReview,
): Promise<{ readonly fromDate: LocalDate; readonly toDate: LocalDate } | null> {
  const found = await sql<{ fromDate: LocalDate; toDate: LocalDate }>`
    select posting.from_date as "fromDate", posting.to_date as "toDate" from review.reviews review
    join review.public_postings posting on posting.public_posting_id = review.public_posting_id
    where review.household_id = ${householdId} and review.round_id = ${roundId}`.execute(tx);
  return found.rows[0] ?? null;
}

/** The first day on which a posting of the commune is over; null where results wait that need no more posting. */
export async function firstPostingOver(tx: Tx, { roundId, communeId }: OfCommune): Promise<LocalDate | null> {
  return dayBy(
    tx,
    sql`select case when bool_or(review.state = 'closed') then null else min(posting.to_date) + 1 end as day
      from review.reviews review
      left join review.public_postings posting on posting.public_posting_id = review.public_posting_id
      where review.round_id = ${roundId} and review.commune_id = ${communeId} and review.state in ('posted', 'closed')
        and not exists (select from review.objections objection where objection.household_id = review.household_id
          and objection.review_id = review.review_id and objection.answered_on is null)`,
  );
}

/** The last decision of a commune in a round. */
export async function lastDecisionOf(tx: Tx, { roundId, communeId }: OfCommune): Promise<LocalDate | null> {
  return dayBy(
    tx,
    sql`select max(decided_on) as day from review.decisions where round_id = ${roundId} and commune_id = ${communeId}`,
  );
}

export async function decisionDay(tx: Tx, { decisionId }: { readonly decisionId: Id<"decision"> }) {
  return dayBy(tx, sql`select decided_on as day from review.decisions where decision_id = ${decisionId}`);
}

export async function handoverDay(tx: Tx, { handoverId }: { readonly handoverId: Id<"handover"> }) {
  return dayBy(tx, sql`select handed_on as day from review.handovers where handover_id = ${handoverId}`);
}
