/** Deliveries that are undone or corrected before their money is in a batch: the lock on the support lets one of the two go on. */
import * as contract from "#contract/delivery/correction.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { correctedDelivery } from "#programme/delivery/correct-delivery.ts";
import { checkOrder, checkUndone } from "#programme/delivery/instalments.ts";
import { moveParts } from "#programme/ledger/move-parts.ts";
import { findActivity } from "#server/delivery/activity/activities-store.ts";
import { loadParts } from "#server/delivery/cost-sharing/support-parts.ts";
import { postToLedger } from "#server/ledger/published.ts";
import { done } from "#server/platform/act/record-act.ts";
import { setDelivery, wasDeliveredByOffice } from "./correction-store.ts";
import { moneyOfSupport } from "./money-of-support.ts";
import { supportAct } from "./support-record.ts";
import type { SupportContext } from "./support-record.ts";
import { listOtherInstalments } from "./instalments-store.ts";
import { addSupportActs } from "./supports-store.ts";

export const undoDelivery = supportAct(contract.undoDelivery, "undo", async (context, { params, body }) => {
  const own = await ofOwnOffice(context);
  if (!own.ok) return own;
  const free = await outsideBatches(context);
  if (!free.ok) return free;
  const { record: support, next: state, tx } = context;
  const last = checkUndone(await listOtherInstalments(tx, support), support.instalment);
  if (!last.ok) return last;
  const before = { deliveredOn: support.deliveredOn, amount: support.amount.toString() };
  // What was approved holds again: a correction of the amount is undone with the delivery.
  const amount = support.approvedAmount ?? support.amount;
  const retaken = await commitAs(context, amount);
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
  const inOrder = checkOrder(await listOtherInstalments(tx, support), { instalment: support.instalment, deliveredOn });
  if (!inOrder.ok) return inOrder;
  const moved = await commitAs(context, amount);
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

/** The part of the commitment that was not delivered goes back to the lines that bear it; a larger amount is taken again, where it is still there. */
async function commitAs(context: SupportContext, amount: Money): Promise<Result<true, Refusal>> {
  const { tx, record: support, newId } = context;
  if (amount === support.amount) return success(true);
  const activity = await findActivity(tx, support.activityId);
  if (activity === undefined) return failure(refuse("record.not_found"));
  const partsOfSupport = await loadParts(tx, activity, [support]);
  const before = new Map(partsOfSupport(support).map((part) => [part.fundLineId, part.amount]));
  const moved = partsOfSupport(support, amount).map((part) => ({
    ...part,
    amount: dong(part.amount - (before.get(part.fundLineId) ?? 0n)),
  }));
  for (const { amount: more, remainder, fundSource } of moved)
    if (more > remainder) {
      const facts = { remainder: `${remainder}`, amount: `${more}`, source: fundSource };
      return failure(refuse("delivery.fund_line_exhausted", facts));
    }
  await postToLedger(context, {
    idempotencyKey: `correct:${newId()}`,
    kind: amount > support.amount ? "commit" : "return",
    reference: { kind: "support", id: support.supportId },
    entries: moveParts(moved, "allocated", "committed"),
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
