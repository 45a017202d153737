import type { Notice } from "#server/authority/published.ts";

export const planningNotices: readonly Notice[] = [
  { act: "planning.submitPlan", text: "planSubmitted", to: { mayDo: "planning.approvePlan" } },
  { act: "planning.submitPlan", text: "planSubmitted", to: { mayDo: "planning.appraisePlan" } },
  { act: "planning.remarkOnPlan", text: "planRemarked", to: { did: "planning.draftPlan" } },
  { act: "planning.appraisePlan", text: "planAppraised", to: { mayDo: "planning.approvePlan" } },
  { act: "planning.returnPlan", text: "planReturned", to: { did: "planning.draftPlan" } },
  { act: "planning.returnPlan", text: "planReturned", to: { did: "planning.submitPlan" } },
  { act: "planning.approvePlan", text: "planApproved", to: { did: "planning.draftPlan" } },
  { act: "planning.approvePlan", text: "planApproved", to: { did: "planning.submitPlan" } },
  { act: "planning.proposeAdjustment", text: "adjustmentProposed", to: { mayDo: "planning.decideAdjustment" } },
  { act: "planning.decideAdjustment", text: "adjustmentDecided", to: { did: "planning.proposeAdjustment" } },
  { act: "planning.decideReallocation", text: "reallocationDecided", to: { did: "planning.proposeReallocation" } },
];
