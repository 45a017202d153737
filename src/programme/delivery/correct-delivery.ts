/** When a recorded delivery may be undone or corrected, and what a correction changes. */
import type { LocalDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { applyActTo } from "./support-acts.ts";
import type { SupportAct, SupportState } from "./support-acts.ts";

const changes: readonly SupportAct[] = ["undo", "correct"];

/** The state table, where money that was paid is refused by its own reason: it is returned first. */
export function moveSupport(
  support: { readonly state: SupportState; readonly amount: Money },
  act: SupportAct,
): Result<SupportState, Refusal> {
  const isPaid = support.amount > 0n && (support.state === "paid" || support.state === "verified");
  return isPaid && changes.includes(act) ? failure(refuse("delivery.paid_already")) : applyActTo(support, act);
}

export type Delivered = { readonly deliveredOn: LocalDate | null; readonly amount: Money };
export type Correction = { readonly deliveredOn?: LocalDate | undefined; readonly amount?: Money | undefined };

/**
 * What is delivered by the correction, and what of the commitment is given back (below zero: taken again, up to what was approved). An
 * amount of zero is no delivery: that is undone.
 */
export function correctedDelivery(
  now: Delivered & { readonly approvedAmount: Money },
  { deliveredOn, amount }: Correction,
): Result<Delivered & { readonly givenBack: Money }, Refusal> {
  const after = { deliveredOn: deliveredOn ?? now.deliveredOn, amount: amount ?? now.amount };
  if (after.amount > now.approvedAmount)
    return failure(refuse("delivery.more_than_approved", { approved: now.approvedAmount.toString() }));
  if (after.amount === 0n && now.amount > 0n) return failure(refuse("delivery.delivered_nothing"));
  if (after.amount === now.amount && after.deliveredOn === now.deliveredOn)
    return failure(refuse("delivery.nothing_corrected"));
  return success({ ...after, givenBack: dong(now.amount - after.amount) });
}
