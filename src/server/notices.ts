import type { Notice } from "#server/authority/published.ts";
import { deliveryNotices } from "./delivery/delivery-notices.ts";
import { paymentNotices } from "./payment/payment-notices.ts";
import { planningNotices } from "./planning/planning-notices.ts";
import { registryNotices } from "./registry/registry-notices.ts";
import { reviewNotices } from "./review/review-notices.ts";
import { voiceNotices } from "./voice/voice-notices.ts";

/** Which acts officers are informed of, in the order of the stages. */
export const notices: readonly Notice[] = [
  ...registryNotices,
  ...reviewNotices,
  ...planningNotices,
  ...deliveryNotices,
  ...paymentNotices,
  ...voiceNotices,
];
