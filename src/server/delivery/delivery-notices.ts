import type { Notice } from "#server/authority/published.ts";

export const deliveryNotices: readonly Notice[] = [
  { act: "delivery.assignActivity", text: "activityAssigned", to: { officeIn: "office" } },
  { act: "delivery.assignActivity", text: "activityTakenBack", to: { officeIn: "before" } },
  { act: "delivery.sendReferral", text: "referralSent", to: { officeIn: "office" } },
  { act: "delivery.passOnReferral", text: "referralSent", to: { officeIn: "office" } },
  { act: "delivery.directReferral", text: "referralDirected", to: { officeIn: "office" } },
  { act: "delivery.withdrawReferral", text: "referralWithdrawn", to: { officeIn: "office" } },
  { act: "delivery.completeReferral", text: "referralDone", to: { did: "delivery.recordReferral" } },
  { act: "delivery.refuseReferral", text: "referralRefused", to: { did: "delivery.recordReferral" } },
  { act: "delivery.passOnReferral", text: "referralPassedOn", to: { did: "delivery.recordReferral" } },
  { act: "delivery.approveSupports", text: "supportsApproved", to: { did: "delivery.proposeSupports" } },
  { act: "delivery.refuseSupports", text: "supportsRefused", to: { did: "delivery.proposeSupports" } },
];
