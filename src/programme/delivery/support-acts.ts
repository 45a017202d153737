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
export const supportActs = ["check", "approve", "commit", "refuse", "deliver", "pay", "verify", "comeBack"] as const;
export type SupportAct = (typeof supportActs)[number];

/**
 * A support is approved and its money committed in one transaction, so "approved" is passed through and never stays.
 * Money that comes back leaves the support delivered and unpaid.
 */
const transitions = {
  proposed: { check: "checked", refuse: "refused" },
  checked: { check: "checked", approve: "approved", refuse: "refused" },
  approved: { commit: "committed" },
  committed: { deliver: "delivered" },
  delivered: { deliver: "delivered", pay: "paid" },
  paid: { verify: "verified", comeBack: "delivered" },
  verified: {},
  refused: {},
  returned: {},
} as const satisfies Record<SupportState, Partial<Record<SupportAct, SupportState>>>;

export function applySupportAct(state: SupportState, act: SupportAct): Result<SupportState, Refusal> {
  const possible: Partial<Record<SupportAct, SupportState>> = transitions[state];
  const next = possible[act];
  return next === undefined ? failure(refuse("delivery.not_now", { state, act })) : success(next);
}
