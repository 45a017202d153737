/** Deliveries that are undone or corrected before their money is in a batch: the lock on the support lets one of the two go on. */
import * as contract from "#contract/delivery/correction.ts";
import { dong } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { correctedDelivery } from "#programme/delivery/correct-delivery.ts";
import { budgetLine, moveStage } from "#programme/ledger/ledger.ts";
import { findActivity } from "#server/delivery/activity/activities-store.ts";
import { postToLedger } from "#server/ledger/published.ts";
import { done } from "#server/platform/act/record-act.ts";
import { setDelivery, wasDeliveredByOffice } from "./correction-store.ts";
import { moneyOfSupport } from "./money-of-support.ts";
import { supportAct } from "./support-record.ts";
import type { SupportContext } from "./support-record.ts";
import { addSupportActs } from "./supports-store.ts";

export const undoDelivery = supportAct(contract.undoDelivery, "undo", async (context, { params, body }) => {
  const own = await ofOwnOffice(context);
  if (!own.ok) return own;
  const free = await outsideBatches(context);
  if (!free.ok) return free;
  const { record: support, next: state, tx } = context;
  const before = { deliveredOn: support.deliveredOn, amount: support.amount.toString() };
  // What was approved holds again: a correction of the amount is undone with the delivery.
  const amount = support.approvedAmount ?? support.amount;
  const retaken = await giveBack(context, dong(support.amount - amount));
  if (!retaken.ok) return retaken;
  await setDelivery(tx, params, { state, deliveredOn: null, amount, approvedAmount: null });
  await appendChange(context, "undo", body.reason, { before, after: { deliveredOn: null, amount: amount.toString() } });
  return done({ act: "undo", state, reason: body.reason }, { state });
});

export const correctDelivery = supportAct(contract.correctDelivery, "correct", async (context, { params, body }) => {
  const own = await ofOwnOffice(context);
  if (!own.ok) return own;
  const free = await outsideBatches(context);
  if (!free.ok) return free;
  const { record: support, next: state, tx } = context;
  const approvedAmount = support.approvedAmount ?? support.amount;
  const corrected = correctedDelivery({ ...support, approvedAmount }, body);
  if (!corrected.ok) return corrected;
  const { deliveredOn, amount, givenBack } = corrected.value;
  const moved = await giveBack(context, givenBack);
  if (!moved.ok) return moved;
  await setDelivery(tx, params, { state, deliveredOn, amount, approvedAmount });
  await appendChange(context, "correct", body.reason, {
    before: { deliveredOn: support.deliveredOn, amount: support.amount.toString() },
    after: { deliveredOn, amount: amount.toString() },
    ...(body.note === undefined ? {} : { note: body.note }),
  });
  return done(
    { act: "correct", state, deliveredOn, amount: amount.toString(), reason: body.reason },
    { state, deliveredOn, amount, givenBack },
  );
});

/** An office corrects what it delivered itself; what the commune or another office delivered is theirs. */
async function ofOwnOffice({ tx, record, activityId }: SupportContext): Promise<Result<undefined, Refusal>> {
  if (activityId === undefined || (await wasDeliveredByOffice(tx, record))) return success(undefined);
  return failure(refuse("delivery.not_delivered_by_your_office"));
}

async function outsideBatches({ tx, record }: SupportContext): Promise<Result<true, Refusal>> {
  const batch = await moneyOfSupport.answer().batchOf(tx, record);
  return batch === undefined ? success(true) : failure(refuse("delivery.in_batch", { batch }));
}

/** The part of the commitment that was not delivered goes back to the fund line; below zero it is taken again, when it is still there. */
async function giveBack(context: SupportContext, amount: bigint): Promise<Result<true, Refusal>> {
  if (amount === 0n) return success(true);
  const { tx, record: support, newId } = context;
  const activity = await findActivity(tx, support.activityId);
  if (activity === undefined) return failure(refuse("record.not_found"));
  const [from, to] = amount > 0n ? (["committed", "allocated"] as const) : (["allocated", "committed"] as const);
  const moved = dong(amount > 0n ? amount : -amount);
  if (from === "allocated" && moved > activity.remainder) {
    const { remainder } = activity;
    return failure(refuse("delivery.fund_line_exhausted", { remainder: `${remainder}`, amount: `${moved}` }));
  }
  await postToLedger(context, {
    idempotencyKey: `correct:${newId()}`,
    kind: from === "allocated" ? "commit" : "return",
    reference: { kind: "support", id: support.supportId },
    entries: moveStage(budgetLine({ ...activity, areaId: activity.communeId }), from, to, moved),
  });
  return success(true);
}

async function appendChange(
  { tx, record: support, next: state, newId, now: at, actor }: SupportContext,
  act: string,
  note: string,
  changed: object,
): Promise<void> {
  const { householdId, supportId, communeId } = support;
  const row = { supportActId: newId(), householdId, supportId, communeId, act, state, note, changed };
  await addSupportActs(tx, [row], { at, by: actor.officerId });
}
