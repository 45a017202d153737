import type { Notice } from "#server/authority/published.ts";

export const deliveryNotices: readonly Notice[] = [
  { act: "delivery.assignActivity", text: "activityAssigned", to: { officeIn: "office" } },
  { act: "delivery.assignActivity", text: "activityTakenBack", to: { officeIn: "before" } },
  { act: "delivery.approveSupports", text: "supportsApproved", to: { did: "delivery.proposeSupports" } },
  { act: "delivery.refuseSupports", text: "supportsRefused", to: { did: "delivery.proposeSupports" } },
];
