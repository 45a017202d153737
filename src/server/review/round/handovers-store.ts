import { sql } from "kysely";
import type { Output } from "#contract/endpoint.ts";
import type { listHandovers } from "#contract/review/handover.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";

type Row = Output<typeof listHandovers>["rows"][number];

/** Households of a commune in a round that are not yet decided, by state. */
export async function undecidedOf(tx: Tx, roundId: Id<"round">, communeId: string): Promise<Record<string, number>> {
  const rows = await sql<{
    state: string;
    households: number;
  }>`select state, count(*)::int as households from review.reviews
    where round_id = ${roundId} and commune_id = ${communeId} and state not in ('decided', 'certified', 'superseded')
    group by state order by state`.execute(tx);
  return Object.fromEntries(rows.rows.map(({ state, households }) => [state, households]));
}

/** Reviews of a commune in a round that ended without a result. */
export async function countEnded(tx: Tx, roundId: Id<"round">, communeId: string): Promise<number> {
  const found = await sql<{ ended: number }>`select count(*)::int as ended from review.reviews
    where round_id = ${roundId} and commune_id = ${communeId} and state = 'superseded'`.execute(tx);
  return found.rows[0]?.ended ?? 0;
}

/** Reviews of a commune in a round that go on, locked. */
export async function openReviews(
  tx: Tx,
  of: { readonly roundId: Id<"round">; readonly communeId: string },
): Promise<readonly { readonly householdId: Id<"household">; readonly reviewId: Id<"review"> }[]> {
  const found = await sql<{ householdId: Id<"household">; reviewId: Id<"review"> }>`
    select household_id as "householdId", review_id as "reviewId" from review.reviews
    where round_id = ${of.roundId} and commune_id = ${of.communeId} and state not in ('decided', 'certified', 'superseded')
    order by household_id for update`.execute(tx);
  return found.rows;
}

/** Households that the commune's lists of the round decided about, by outcome and by class, without those taken back since. */
export async function decidedOf(tx: Tx, roundId: Id<"round">, communeId: string): Promise<Record<string, number>> {
  const rows = await sql<{ name: string; households: number }>`
    with decided as (
      select status.outcome, status.class from review.poverty_statuses status
      join review.decisions decision on decision.decision_id = status.decision_id
      where decision.round_id = ${roundId} and decision.commune_id = ${communeId} and decision.kind = 'list' and not status.carried
        and not exists (select from review.poverty_statuses later join review.decisions back on back.decision_id = later.decision_id
          where later.household_id = status.household_id and back.withdraws_decision_id = status.decision_id)
    )
    select outcome as name, count(*)::int as households from decided group by outcome
    union all select class, count(*)::int from decided group by class`.execute(tx);
  return Object.fromEntries(rows.rows.map(({ name, households }) => [name, households]));
}

export async function addHandover(
  tx: Tx,
  handover: {
    readonly handoverId: Id<"handover">;
    readonly roundId: Id<"round">;
    readonly communeId: string;
    readonly handedOn: LocalDate;
    readonly handedBy: string;
    readonly handedByName: string;
    readonly households: Record<string, number>;
    readonly note: string | undefined;
  },
): Promise<void> {
  await tx
    .insertInto("review.handovers")
    .values({
      handover_id: handover.handoverId,
      round_id: handover.roundId,
      commune_id: handover.communeId,
      handed_on: handover.handedOn,
      handed_by: handover.handedBy,
      handed_by_name: handover.handedByName,
      households: JSON.stringify(handover.households),
      note: handover.note ?? null,
    })
    .execute();
}

export async function findStanding(
  tx: Tx,
  roundId: Id<"round">,
  communeId: string,
): Promise<{ readonly handoverId: Id<"handover">; readonly answer: "accepted" | null } | undefined> {
  const rows = await sql<{
    handoverId: Id<"handover">;
    answer: "accepted" | null;
  }>`select handover_id as "handoverId", answer
    from review.handovers where round_id = ${roundId} and commune_id = ${communeId} and answer is distinct from 'returned'
    for update`.execute(tx);
  return rows.rows[0];
}

export async function setAnswered(
  tx: Tx,
  handoverId: Id<"handover">,
  how: { readonly answer: string; readonly on: LocalDate; readonly by: string; readonly remark: string | undefined },
): Promise<void> {
  await tx
    .updateTable("review.handovers")
    .set({ answer: how.answer, answered_on: how.on, answered_by: how.by, remark: how.remark ?? null })
    .where("handover_id", "=", handoverId)
    .execute();
}

export async function listHandoverRows(tx: Tx, roundId: Id<"round">): Promise<Row[]> {
  const rows = await sql<Row>`select handover.handover_id as "handoverId", handover.commune_id as "communeId",
      commune.name as "communeName", handover.handed_on as "handedOn", handover.handed_by_name as "handedByName",
      handover.households, exists (select from review.decisions decision where decision.round_id = handover.round_id
        and decision.commune_id = handover.commune_id and decision.opens_standard) as "opensStandard", handover.note, handover.answer, handover.answered_on as "answeredOn", handover.remark
    from review.handovers handover join registry.areas commune on commune.area_id = handover.commune_id
    where handover.round_id = ${roundId} order by handover.handed_on desc, handover.handover_id desc`.execute(tx);
  return rows.rows;
}

/** Communes with reviews in the round whose results do not stand handed over; with `accepted`, not accepted either. */
export async function listMissing(
  tx: Tx,
  roundId: Id<"round">,
  accepted: boolean,
): Promise<{ readonly communeId: string; readonly communeName: string }[]> {
  const rows = await sql<{ communeId: string; communeName: string }>`
    with reviewed as (
      select closure.descendant_id as commune_id
      from review.rounds round join registry.area_closure closure on closure.ancestor_id = round.area_id
      where round.round_id = ${roundId} and authority.sees(closure.descendant_id) and exists (select from review.reviews review
        where review.round_id = round.round_id and review.commune_id = closure.descendant_id)
    )
    select reviewed.commune_id as "communeId", commune.name as "communeName"
    from reviewed join registry.areas commune on commune.area_id = reviewed.commune_id
    where not exists (select from review.handovers handover where handover.round_id = ${roundId}
      and handover.commune_id = reviewed.commune_id
      and (handover.answer = 'accepted' or (not ${accepted} and handover.answer is null)))
    order by commune.name ${nameOrder}, 1`.execute(tx);
  return rows.rows;
}

export async function setClosed(tx: Tx, roundId: Id<"round">, on: LocalDate): Promise<void> {
  await tx.updateTable("review.rounds").set({ closed_on: on }).where("round_id", "=", roundId).execute();
}
