import { isListed } from "#server/review/standard/classes-store.ts";
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type RipeReview = {
  readonly householdId: Id<"household">;
  readonly reviewId: Id<"review">;
  readonly villageId: string | null;
  readonly class: string;
  readonly previousClass: string | null;
  /** Was the household ever listed poor or near-poor before its last class? Then a new listing is a relapse. */
  readonly listedBefore: boolean;
  readonly deprivations: number;
  readonly memberCount: number;
  /** The last day from which a status of the household counts. */
  readonly lastStatusOn: LocalDate | null;
};

/**
 * The reviews of a commune whose own posting (the second, after a recheck) ended before the day of the decision and against
 * which no objection is open, locked; where the level above is asked first, those that it agreed to; with the class of the status that is in force on that day.
 */
export async function loadRipeReviews(
  tx: Tx,
  of: {
    readonly roundId: Id<"round">;
    readonly communeId: string;
    readonly villageId: string | undefined;
    readonly asksAbove: boolean;
  },
  on: LocalDate,
): Promise<readonly RipeReview[]> {
  const found = await sql<RipeReview>`
    select review.household_id as "householdId", review.review_id as "reviewId", review.village_id as "villageId", review.class,
      status.class as "previousClass", coalesce(earlier.listed, false) as "listedBefore", review.deprivations,
      review.member_count as "memberCount", earlier.last_on as "lastStatusOn"
    from review.reviews review
    left join lateral (
      select class from review.poverty_statuses status
      where status.household_id = review.household_id and status.effective_on <= ${on}
      order by status.effective_on desc, status.decision_id desc limit 1
    ) status on true
    left join lateral (
      select bool_or(${isListed("class")}) filter (where status.effective_on <= ${on}) as listed,
        max(status.effective_on) as last_on
      from review.poverty_statuses status where status.household_id = review.household_id
    ) earlier on true
    where review.round_id = ${of.roundId} and review.commune_id = ${of.communeId}
      and (${of.villageId ?? null}::text is null or review.village_id = ${of.villageId ?? null})
      and (review.state = 'closed' or (${!of.asksAbove} and review.state = 'posted' and exists (
        select from review.public_postings posting
        where posting.public_posting_id = review.public_posting_id and posting.to_date < ${on})))
      and not exists (
        select from review.objections objection
        where objection.household_id = review.household_id and objection.review_id = review.review_id
          and objection.answered_on is null)
    order by review.household_id for update of review`.execute(tx);
  return found.rows;
}

export async function statesOf(tx: Tx, roundId: Id<"round">, communeId: string): Promise<Record<string, number>> {
  const found = await sql<{ state: string; households: number }>`
    select state, count(*)::int as households from review.reviews
    where round_id = ${roundId} and commune_id = ${communeId} group by state order by state`.execute(tx);
  return Object.fromEntries(found.rows.map((row) => [row.state, row.households]));
}

export type Decision = {
  readonly decisionId: Id<"decision">;
  readonly roundId: Id<"round">;
  readonly communeId: string;
  readonly number: string;
  readonly decidedOn: LocalDate;
  readonly effectiveOn: LocalDate;
  readonly signerId: string;
  readonly signerName: string;
  readonly legalBasis: string;
};

export async function addDecision(tx: Tx, decision: Decision): Promise<void> {
  await tx
    .insertInto("review.decisions")
    .values({
      decision_id: decision.decisionId,
      round_id: decision.roundId,
      commune_id: decision.communeId,
      number: decision.number,
      decided_on: decision.decidedOn,
      effective_on: decision.effectiveOn,
      signer_id: decision.signerId,
      signer_name: decision.signerName,
      legal_basis: decision.legalBasis,
    })
    .execute();
}

export type DecidedReview = {
  readonly review: RipeReview;
  readonly outcome: "recognised" | "escaped" | "refused";
  readonly listFlag: "stays" | "new" | "relapsed" | null;
};

/** Writes the list of the decision, marks the reviews as decided, and writes how the counts of the commune change by it. */
export async function addDecidedList(
  tx: Tx,
  decision: Decision,
  list: readonly DecidedReview[],
  state: string,
): Promise<void> {
  const rows = list.map(({ review, outcome, listFlag }) => ({ ...review, outcome, listFlag }));
  await sql`
    with decided as (
      select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as decided (
        "householdId" uuid, "reviewId" uuid, "villageId" text, class text, "previousClass" text, deprivations int,
        "memberCount" int, outcome text, "listFlag" text)
    ), marked as (
      update review.reviews review set state = ${state}, previous_class = decided."previousClass"
      from decided where review.household_id = decided."householdId" and review.review_id = decided."reviewId"
    ), listed as (
      insert into review.poverty_statuses (household_id, decision_id, review_id, commune_id, village_id, effective_on, outcome,
        previous_class, class, list_flag, deprivations, member_count)
      select "householdId", ${decision.decisionId}, "reviewId", ${decision.communeId}, "villageId", ${decision.effectiveOn}::date,
        outcome, "previousClass", class, "listFlag", deprivations, "memberCount" from decided
    ), changed as (
      select class, count(*)::int as households, sum("memberCount")::int as people from decided group by class
      union all
      select previous.class, -count(*)::int, -sum(previous.member_count)::int
      from decided join lateral (
        select status.class, status.member_count from review.poverty_statuses status
        where status.household_id = decided."householdId" and status.effective_on <= ${decision.effectiveOn}::date
          and status.decision_id <> ${decision.decisionId}
        order by status.effective_on desc, status.decision_id desc limit 1
      ) previous on true
      group by previous.class
    )
    insert into review.status_changes (decision_id, commune_id, effective_on, class, households, people)
    select ${decision.decisionId}, ${decision.communeId}, ${decision.effectiveOn}::date, class, sum(households), sum(people)
    from changed group by class`.execute(tx);
  await orderStatuses(
    tx,
    list.map(({ review }) => review.householdId),
  );
}

/** Writes from which day the next status of these households holds; for anyone who writes one. */
export async function orderStatuses(tx: Tx, householdIds: readonly Id<"household">[]): Promise<void> {
  await sql`select review.order_statuses(${householdIds}::uuid[])`.execute(tx);
}
