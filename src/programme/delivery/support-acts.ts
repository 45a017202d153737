import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

export const supportStates = [
  "proposed",
  "checked",
  "approved",
  "committed",
  "delivered",
  "paid",
  "verified",
  "refused",
  "returned",
] as const;
export type SupportState = (typeof supportStates)[number];
export const supportActs = [
  "check",
  "approve",
  "commit",
  "refuse",
  "deliver",
  "pay",
  "verify",
  "returnMoney",
  "giveBack",
  "undo",
  "correct",
] as const;
export type SupportAct = (typeof supportActs)[number];

/**
 * A support is approved and its money committed in one transaction, so "approved" is passed through and never stays.
 * Money that the bank returns leaves the support delivered and unpaid, even when it was verified meanwhile.
 * A delivery is undone or corrected only while nothing of its money is in a batch (correct-delivery.ts).
 * Money that is given back for good (nobody collects it, or the household gives it up) ends the support: it is not paid again.
 */
const transitions = {
  proposed: { check: "checked", refuse: "refused" },
  checked: { check: "checked", approve: "approved", refuse: "refused" },
  approved: { commit: "committed" },
  committed: { deliver: "delivered" },
  delivered: { deliver: "delivered", pay: "paid", giveBack: "returned", undo: "committed", correct: "delivered" },
  paid: { verify: "verified", returnMoney: "delivered", giveBack: "returned" },
  verified: { returnMoney: "delivered", giveBack: "returned" },
  refused: {},
  returned: {},
} as const satisfies Record<SupportState, Partial<Record<SupportAct, SupportState>>>;

export function applySupportAct(state: SupportState, act: SupportAct): Result<SupportState, Refusal> {
  const possible: Partial<Record<SupportAct, SupportState>> = transitions[state];
  const next = possible[act];
  return next === undefined ? failure(refuse("delivery.not_now", { state, act })) : success(next);
}

/** The same, knowing the money: a support of 0 đồng (a referral) owes nothing once it is delivered, and is verified without being paid. */
export function applyActTo(
  support: { readonly state: SupportState; readonly amount: Money },
  act: SupportAct,
): Result<SupportState, Refusal> {
  const isSettled = support.amount === 0n && support.state === "delivered";
  return isSettled && act === "verify" ? success("verified") : applySupportAct(support.state, act);
}

export type SupportMove = { readonly act: SupportAct; readonly from: SupportState; readonly to: SupportState };

/** The states in which an act is possible, and the state it leads to from each. */
export function supportMoves(act: SupportAct): readonly SupportMove[] {
  return supportStates.flatMap((from) => {
    const moved = applySupportAct(from, act);
    return moved.ok ? [{ act, from, to: moved.value }] : [];
  });
}
