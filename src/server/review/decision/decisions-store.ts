import { isListed } from "#server/review/standard/classes-store.ts";
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { ListFlag } from "#programme/review/decision/decide-outcome.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { standardsOfDecisions } from "#server/review/standard/lacking-by-own-standard.ts";
import { statusStands } from "./decided-lists-store.ts";

export type RipeReview = {
  readonly householdId: Id<"household">;
  readonly reviewId: Id<"review">;
  readonly villageId: string | null;
  readonly class: string;
  /** By whatever standard; shown, and held again when this decision is withdrawn. */
  readonly previousClass: string | null;
  /** By the standard of the round. */
  readonly previousOfStandard: string | null;
  /** Was the household ever listed poor or near-poor by this standard, by a decision that is not withdrawn? Then a new listing is a relapse. */
  readonly listedBefore: boolean;
  readonly deprivations: number;
  readonly lowIncomeWorkers: number | null;
  readonly memberCount: number;
  /** The last day from which a status of the household counts; one by a standard that begins later is not in the way. */
  readonly lastStatusOn: LocalDate | null;
  readonly restsOnRefuted: boolean;
};

/**
 * The reviews of a commune whose own posting (the second, after a recheck) ended before the day of the decision and against
 * which no objection is open; where the level above is asked first, those that it agreed to; with the class of the status that is in force on that day.
 */
export async function loadRipeReviews(
  tx: Tx,
  of: {
    readonly roundId: Id<"round">;
    readonly communeId: string;
    readonly villageId: string | undefined;
    readonly asksAbove: boolean;
    readonly series: string;
    readonly effectiveOn: LocalDate;
    /** Not for a preview, which only reads. */
    readonly locks: boolean;
  },
  on: LocalDate,
): Promise<readonly RipeReview[]> {
  const found = await sql<RipeReview>`
    select review.household_id as "householdId", review.review_id as "reviewId", review.village_id as "villageId", review.class,
      status.class as "previousClass", earlier.class as "previousOfStandard", coalesce(earlier.listed, false) as "listedBefore", review.deprivations,
      case when round.kind = 'average_living' then review.low_income_workers end as "lowIncomeWorkers", review.member_count as "memberCount", earlier.last_on as "lastStatusOn",
      review.rests_on_refuted as "restsOnRefuted"
    from review.reviews review
    join review.rounds round on round.round_id = review.round_id
    left join lateral (
      select class from review.poverty_statuses status
      where status.household_id = review.household_id and status.effective_on <= ${of.effectiveOn}
      order by status.effective_on desc, status.decision_id desc limit 1
    ) status on true
    left join lateral (
      select bool_or(${isListed("status.class")}) filter (where status.is_own and status.stands and status.effective_on <= ${of.effectiveOn}) as listed,
        (array_agg(status.class order by status.effective_on desc, status.decision_id desc)
          filter (where status.is_own and status.effective_on <= ${of.effectiveOn}))[1] as class,
        max(status.effective_on) filter (where status.is_own or status.carried or status.effective_on <= ${of.effectiveOn}) as last_on
      from (
        select status.class, status.effective_on, status.decision_id, status.carried, decided.series = ${of.series} as is_own,
          ${statusStands("status")} as stands
        from review.poverty_statuses status join (${standardsOfDecisions}) decided on decided.decision_id = status.decision_id
        where status.household_id = review.household_id
      ) status
    ) earlier on true
    where review.round_id = ${of.roundId}
      and review.commune_id = ${of.communeId}
      and (${of.villageId ?? null}::text is null or review.village_id = ${of.villageId ?? null})
      and (review.state = 'closed' or (${!of.asksAbove} and review.state = 'posted' and exists (
        select from review.public_postings posting
        where posting.public_posting_id = review.public_posting_id and posting.to_date < ${on})))
      and not exists (
        select from review.objections objection
        where objection.household_id = review.household_id and objection.review_id = review.review_id
          and objection.answered_on is null)
    order by review.household_id ${of.locks ? sql`for update of review` : sql``}`.execute(tx);
  return found.rows;
}

/** @param except reviews that are not counted: those that a decision would settle */
export async function statesOf(
  tx: Tx,
  roundId: Id<"round">,
  communeId: string,
  except: readonly Id<"review">[] = [],
): Promise<Record<string, number>> {
  const found = await sql<{ state: string; households: number }>`
    select state, count(*)::int as households from review.reviews
    where round_id = ${roundId} and commune_id = ${communeId} and review_id <> all(${except}::uuid[]) group by state order by state`.execute(
    tx,
  );
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
  /** It is the commune's opening list by the standard. */
  readonly opensStandard: boolean;
  readonly enteredOn: LocalDate;
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
      opens_standard: decision.opensStandard,
      entered_on: decision.enteredOn,
    })
    .execute();
}

export type DecidedReview = {
  readonly review: RipeReview;
  readonly outcome: "recognised" | "escaped" | "refused";
  readonly listFlag: ListFlag | null;
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
        "lowIncomeWorkers" int, "memberCount" int, outcome text, "listFlag" text)
    ), marked as (
      update review.reviews review set state = ${state}, previous_class = decided."previousClass"
      from decided where review.household_id = decided."householdId" and review.review_id = decided."reviewId"
    ), listed as (
      insert into review.poverty_statuses (household_id, decision_id, review_id, commune_id, village_id, effective_on, outcome,
        previous_class, class, list_flag, deprivations, low_income_workers, member_count)
      select "householdId", ${decision.decisionId}, "reviewId", ${decision.communeId}, "villageId", ${decision.effectiveOn}::date,
        outcome, "previousClass", class, "listFlag", deprivations, "lowIncomeWorkers", "memberCount" from decided
    ), letters as (
      insert into review.refusal_letters (household_id, decision_id, commune_id)
      select "householdId", ${decision.decisionId}, ${decision.communeId} from decided where outcome = 'refused'
    ), moved as (
      select decided.class, decided."memberCount" as members, previous.class as previous_class, previous.member_count as previous_members,
        (select min(later.effective_on) from review.poverty_statuses later
          where later.household_id = decided."householdId" and later.effective_on > ${decision.effectiveOn}::date) as until
      from decided left join lateral (
        select status.class, status.member_count from review.poverty_statuses status
        where status.household_id = decided."householdId" and status.effective_on <= ${decision.effectiveOn}::date
          and status.decision_id <> ${decision.decisionId}
        order by status.effective_on desc, status.decision_id desc limit 1
      ) previous on true
    ), changed as (
      select ${decision.effectiveOn}::date as on_day, class, 1 as households, members as people from moved
      union all select ${decision.effectiveOn}::date, previous_class, -1, -previous_members from moved where previous_class is not null
      -- A later list, which another standard opens, ended the class before this one; from its day on it ends this one.
      union all select until, class, -1, -members from moved where until is not null
      union all select until, previous_class, 1, previous_members from moved where until is not null and previous_class is not null
    )
    insert into review.status_changes (decision_id, commune_id, effective_on, class, households, people)
    select ${decision.decisionId}, ${decision.communeId}, on_day, class, sum(households), sum(people)
    from changed group by on_day, class`.execute(tx);
  await orderStatuses(
    tx,
    list.map(({ review }) => review.householdId),
  );
}

/** Writes from which day the next status of these households holds; for anyone who writes one. */
export async function orderStatuses(tx: Tx, householdIds: readonly Id<"household">[]): Promise<void> {
  await sql`select review.order_statuses(${householdIds}::uuid[])`.execute(tx);
}
