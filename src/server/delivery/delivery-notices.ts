import type { Notice } from "#server/authority/published.ts";

export const deliveryNotices: readonly Notice[] = [
  { act: "delivery.approveSupports", text: "supportsApproved", to: { did: "delivery.proposeSupports" } },
  { act: "delivery.refuseSupports", text: "supportsRefused", to: { did: "delivery.proposeSupports" } },
];
