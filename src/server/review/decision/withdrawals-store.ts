import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { ReviewState } from "#programme/review/decision/review-acts.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { standardsOfDecisions } from "#server/review/standard/lacking-by-own-standard.ts";
import { statusStands } from "./decided-lists-store.ts";
import { orderStatuses } from "./decisions-store.ts";

export type DecidedStatus = {
  readonly householdId: Id<"household">;
  readonly reviewId: Id<"review">;
  readonly roundId: Id<"round">;
  readonly roundClosedOn: LocalDate | null;
  readonly communeId: string;
  readonly state: ReviewState;
  readonly effectiveOn: LocalDate;
  readonly outcome: string;
  readonly class: string;
  /** In force before it, whatever was decided for earlier days since. */
  readonly previousClass: string | null;
  /** The round of the result in force before it. */
  readonly previousRoundId: Id<"round"> | null;
  readonly classOfAllOthers: string;
  /** It stands, and nothing that stands was said later by its standard. */
  readonly isLatest: boolean;
  /** From when the household has been what this status says: a later decision may have been withdrawn since. */
  readonly holdsFrom: LocalDate;
  /** From when a status by another standard holds, such as that of an opening list. */
  readonly replacedOn: LocalDate | null;
};

/** The commune and the round of what a decision said of a household. */
export async function placeOfStatus(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly decisionId: Id<"decision"> },
): Promise<{ readonly communeId: string; readonly roundId: Id<"round"> } | undefined> {
  const rows = await sql<{ communeId: string; roundId: Id<"round"> }>`select status.commune_id as "communeId",
      review.round_id as "roundId"
    from review.poverty_statuses status
    join review.reviews review on review.household_id = status.household_id and review.review_id = status.review_id
    where status.household_id = ${of.householdId} and status.decision_id = ${of.decisionId} and not status.carried`.execute(
    tx,
  );
  return rows.rows[0];
}

/** What a decision said of a household, its review locked. */
export async function loadDecidedStatus(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly decisionId: Id<"decision"> },
): Promise<DecidedStatus | undefined> {
  const rows = await sql<DecidedStatus>`select status.household_id as "householdId", status.review_id as "reviewId",
      review.round_id as "roundId", round.closed_on as "roundClosedOn", status.commune_id as "communeId", review.state,
      status.effective_on as "effectiveOn", status.outcome, status.class,
      before.class as "previousClass", before.round_id as "previousRoundId",
      (select standard.pack -> 'classes' -> -1 ->> 'code' from review.standards standard
        where standard.standard_id = round.standard_id and standard.version = round.standard_version) as "classOfAllOthers",
      ${statusStands("status")} and not exists (
        select from review.poverty_statuses newer join (${standardsOfDecisions}) decided on decided.decision_id = newer.decision_id
        where newer.household_id = status.household_id and not newer.carried and decided.series = own.series
          and ${statusStands("newer")}
          and (newer.effective_on, newer.decision_id) > (status.effective_on, status.decision_id)) as "isLatest",
      replaced.on_day as "replacedOn",
      (select max(held.effective_on) from review.poverty_statuses held
        where held.household_id = status.household_id and not held.carried and held.effective_on >= status.effective_on
          and (replaced.on_day is null or held.effective_on < replaced.on_day)) as "holdsFrom"
    from review.poverty_statuses status
    join (${standardsOfDecisions}) own on own.decision_id = status.decision_id
    join review.reviews review on review.household_id = status.household_id and review.review_id = status.review_id
    join review.rounds round on round.round_id = review.round_id
    left join lateral (
      select earlier.class, past.round_id from review.poverty_statuses earlier
      left join review.reviews past on past.household_id = earlier.household_id and past.review_id = earlier.review_id
      where earlier.household_id = status.household_id
        and (earlier.effective_on, earlier.decision_id) < (status.effective_on, status.decision_id)
      order by earlier.effective_on desc, earlier.decision_id desc limit 1
    ) before on true
    left join lateral (
      select min(newer.effective_on) as on_day from review.poverty_statuses newer
      where newer.household_id = status.household_id and newer.effective_on > status.effective_on and not newer.carried
        and ${statusStands("newer")}
    ) replaced on true
    where status.household_id = ${of.householdId} and status.decision_id = ${of.decisionId} and not status.carried
    for update of review`.execute(tx);
  return rows.rows[0];
}

export type Withdrawal = {
  readonly decisionId: Id<"decision">;
  readonly withdrawsDecisionId: Id<"decision">;
  readonly number: string;
  readonly decidedOn: LocalDate;
  readonly effectiveOn: LocalDate;
  readonly legalBasis: string;
  readonly reason: string;
  readonly signerId: string;
  readonly signerName: string;
  readonly enteredOn: LocalDate;
  /** The class that holds again. */
  readonly class: string;
};

/** A decision of its own about one household; the counts of the commune change by it. */
export async function addWithdrawal(tx: Tx, status: DecidedStatus, withdrawal: Withdrawal): Promise<void> {
  await tx
    .insertInto("review.decisions")
    .values({
      decision_id: withdrawal.decisionId,
      round_id: status.roundId,
      commune_id: status.communeId,
      number: withdrawal.number,
      decided_on: withdrawal.decidedOn,
      effective_on: withdrawal.effectiveOn,
      signer_id: withdrawal.signerId,
      signer_name: withdrawal.signerName,
      legal_basis: withdrawal.legalBasis,
      kind: "withdrawal",
      withdraws_decision_id: withdrawal.withdrawsDecisionId,
      restored_round_id: status.previousRoundId,
      reason: withdrawal.reason,
      entered_on: withdrawal.enteredOn,
    })
    .execute();
  await sql`with taken as (
      select status.*, before.review_id as review_before, before.deprivations as deprivations_before,
        before.low_income_workers as workers_before, before.member_count as members_before
      from review.poverty_statuses status
      -- What held before it; where nothing did, the household lacks nothing that a decision found.
      left join lateral (
        select earlier.* from review.poverty_statuses earlier where earlier.household_id = status.household_id
          and (earlier.effective_on, earlier.decision_id) < (status.effective_on, status.decision_id)
        order by earlier.effective_on desc, earlier.decision_id desc limit 1
      ) before on true
      where status.household_id = ${status.householdId} and status.decision_id = ${withdrawal.withdrawsDecisionId} and not status.carried
    ), withdrawn as (
      insert into review.poverty_statuses (household_id, decision_id, review_id, commune_id, village_id, effective_on, outcome,
        previous_class, class, deprivations, low_income_workers, member_count, reason)
      select household_id, ${withdrawal.decisionId}, coalesce(review_before, review_id), commune_id, village_id,
        ${withdrawal.effectiveOn}::date, 'withdrawn', class, ${withdrawal.class}, coalesce(deprivations_before, 0), workers_before,
        coalesce(members_before, member_count), ${withdrawal.reason}
      from taken
      returning commune_id, class, member_count
    ), changed as (
      select commune_id, class, 1 as households, member_count as people from withdrawn
      union all select commune_id, class, -1, -member_count from taken
    ), dated as (
      select ${withdrawal.effectiveOn}::date as on_day, * from changed
      -- A status by another standard ended the class that is withdrawn; from its day on it ends the one that holds again.
      union all select ${status.replacedOn}::date, commune_id, class, -households, -people from changed where ${status.replacedOn}::date is not null
    )
    insert into review.status_changes (decision_id, commune_id, effective_on, class, households, people)
    select ${withdrawal.decisionId}, commune_id, on_day, class, sum(households), sum(people)
    from dated group by on_day, commune_id, class`.execute(tx);
  await orderStatuses(tx, [status.householdId]);
}

/** Valid certificates of the household that rest on the decision no longer hold. */
export async function withdrawCertificates(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly decisionId: Id<"decision"> },
  how: { readonly on: LocalDate; readonly reason: string; readonly by: string },
): Promise<number> {
  const done = await sql`update review.certificates
    set withdrawn_on = ${how.on}, withdrawn_reason = ${how.reason}, withdrawn_by = ${how.by}
    where household_id = ${of.householdId} and decision_id = ${of.decisionId} and withdrawn_on is null`.execute(tx);
  return Number(done.numAffectedRows ?? 0);
}
