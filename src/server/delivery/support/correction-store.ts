/** What is written of a delivery that is undone or corrected, and what was done so in the supports of a household. */
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { Tx } from "#server/platform/database/database.ts";

export async function setDelivery(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly supportId: Id<"support"> },
  delivery: {
    readonly state: string;
    readonly deliveredOn: LocalDate | null;
    readonly amount: Money;
    readonly approvedAmount: Money | null;
  },
): Promise<void> {
  const approved = delivery.approvedAmount === null ? null : delivery.approvedAmount.toString();
  await sql`update delivery.supports set state = ${delivery.state}, delivered_on = ${delivery.deliveredOn}::date,
      amount = ${delivery.amount.toString()}::bigint, approved_amount = ${approved}::bigint,
      needs_evidence = case when ${delivery.deliveredOn}::date is null then null else needs_evidence end
    where household_id = ${of.householdId} and support_id = ${of.supportId}`.execute(tx);
}

/** A delivery that was undone or corrected: when, by whom and why. */
export type DeliveryChange = {
  readonly supportId: Id<"support">;
  readonly act: "undo" | "correct";
  readonly doneAt: string;
  readonly officerName: string | null;
  readonly reason: string | null;
};

export async function listDeliveryChanges(tx: Tx, householdId: Id<"household">): Promise<readonly DeliveryChange[]> {
  const found = await sql<DeliveryChange>`
    select done.support_id as "supportId", done.act, done.done_at as "doneAt", officer.full_name as "officerName", done.note as reason
    from delivery.support_acts done left join authority.officers officer on officer.officer_id = done.done_by
    where done.household_id = ${householdId} and done.act in ('undo', 'correct')
    order by done.done_at, done.support_act_id`.execute(tx);
  return found.rows;
}

/** Whether who recorded the delivery last has worked for the office that carries its activity out. */
export async function wasDeliveredByOffice(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly supportId: Id<"support"> },
): Promise<boolean> {
  const found = await sql<{
    isOwn: boolean;
  }>`select delivery.was_delivered_by_office(${of.householdId}, ${of.supportId}) as "isOwn"`.execute(tx);
  return found.rows[0]?.isOwn === true;
}
