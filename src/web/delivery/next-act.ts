import type { Money } from "#kernel/money.ts";
import type { Act } from "#programme/authority/post/permissions.ts";
import { applyActTo } from "#programme/delivery/support-acts.ts";
import type { SupportState } from "#programme/delivery/support-acts.ts";

/** The one thing to do next on a support, for anyone who may do it: record its delivery while its activity is open, name its payee, verify it on the spot. */
export function nextActOf(
  support: { readonly state: SupportState; readonly amount: Money },
  may: (act: Act) => boolean,
  isOpen: boolean,
): "deliver" | "payee" | "verify" | undefined {
  const { state, amount } = support;
  if (state === "committed" && isOpen && may("delivery.recordDelivery")) return "deliver";
  if (state === "delivered" && amount > 0n && (may("payment.registerPayee") || may("payment.verifyPayee")))
    return "payee";
  return applyActTo(support, "verify").ok && may("delivery.verifySupports") ? "verify" : undefined;
}
