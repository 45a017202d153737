import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { Money } from "#kernel/money.ts";

export const buyerKinds = ["company", "cooperative", "trader", "processor", "market", "other"] as const;
export const priceRules = ["fixed", "at_least", "market"] as const;
export type PriceRule = (typeof priceRules)[number];
export const offtakeStates = ["draft", "signed", "ended"] as const;
export type OfftakeState = (typeof offtakeStates)[number];
export const offtakeActs = ["sign", "deliver", "pay", "end"] as const;
export type OfftakeAct = (typeof offtakeActs)[number];

/** What was delivered is still paid after the contract has ended. The database holds the same moves (keep_offtake_states). */
const transitions = {
  draft: { sign: "signed", end: "ended" },
  signed: { deliver: "signed", pay: "signed", end: "ended" },
  ended: { pay: "ended" },
} as const satisfies Record<OfftakeState, Partial<Record<OfftakeAct, OfftakeState>>>;

export function applyOfftakeAct(state: OfftakeState, act: OfftakeAct): Result<OfftakeState, Refusal> {
  const possible: Partial<Record<OfftakeAct, OfftakeState>> = transitions[state];
  const next = possible[act];
  return next === undefined ? failure(refuse("delivery.offtake_not_now", { act, state })) : success(next);
}

/** A fixed price is that price; at least is that or more; the market's has no bound. */
export function checkPrice(
  contract: { readonly priceRule: PriceRule; readonly price: Money | null },
  price: Money,
): Result<null, Refusal> {
  if (price <= 0n) return failure(refuse("ledger.amount_not_positive"));
  const { priceRule, price: agreed } = contract;
  const isKept =
    agreed === null || priceRule === "market" || (priceRule === "fixed" ? price === agreed : price >= agreed);
  return isKept ? success(null) : failure(refuse("delivery.price_not_of_contract", { price: agreed.toString() }));
}
