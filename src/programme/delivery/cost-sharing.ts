/** Who bears what of a support: other fund lines their shares, the line of the activity the rest (programmes and sources integrated). */
import type { Id } from "#kernel/id.ts";
import { addMoney, dong, zeroMoney } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

/** What a fund line bears, of a unit of an activity or of a support. */
export type CostShare = { readonly fundLineId: Id<"fund line">; readonly amount: Money };

/** Each other line once, and together less than a unit costs: the line on which the activity hangs bears something too. */
export function checkCostShares(unitCost: Money, shares: readonly CostShare[]): Result<undefined, Refusal> {
  const lines = shares.map(({ fundLineId }) => fundLineId);
  const twice = lines.find((line, at) => lines.indexOf(line) !== at);
  if (twice !== undefined) return failure(refuse("delivery.cost_share_twice", { fundLineId: twice }));
  const total = addMoney(zeroMoney, ...shares.map(({ amount }) => amount));
  return shares.length > 0 && total >= unitCost
    ? failure(refuse("delivery.cost_shares_too_large", { total: total.toString(), cost: unitCost.toString() }))
    : success(undefined);
}

export type SharedSupport = {
  /** The line of its activity. */
  readonly fundLineId: Id<"fund line">;
  /** What is due now: less than what was approved where less was delivered. */
  readonly amount: Money;
  readonly approved: Money;
  /** What other lines bear of what was approved. */
  readonly others: readonly CostShare[];
};

/**
 * What each line bears of the amount of a support, the line of the activity first. Of less than was approved every other line bears its
 * share rounded down, and the first line the rest: the parts make the amount to the đồng. (SQL: `partsOfSupport`.)
 */
export function partsOf({ fundLineId, amount, approved, others }: SharedSupport): readonly CostShare[] {
  const parts = others.map((share) => ({
    ...share,
    amount: approved === 0n ? zeroMoney : dong((share.amount * amount) / approved),
  }));
  return [{ fundLineId, amount: dong(amount - addMoney(zeroMoney, ...parts.map((part) => part.amount))) }, ...parts];
}
