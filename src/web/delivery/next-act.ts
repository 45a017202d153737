import type { Act } from "#programme/authority/post/permissions.ts";

/** The one thing to do next on a support, for anyone who may do it: record its delivery, name its payee, verify it on the spot. */
export function nextActOf(state: string, may: (act: Act) => boolean): "deliver" | "payee" | "verify" | undefined {
  if (state === "committed" && may("delivery.recordDelivery")) return "deliver";
  if (state === "delivered" && (may("payment.registerPayee") || may("payment.verifyPayee"))) return "payee";
  return state === "paid" && may("delivery.verifySupports") ? "verify" : undefined;
}
