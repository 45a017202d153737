import type { Route } from "#server/platform/act/route.ts";
import * as appraisal from "./plan-appraisal-service.ts";
import { approvePlan, decideAdjustment, proposeAdjustment } from "./plan-decision-service.ts";
import { editPlan, getPlanLines } from "./plan-edit-service.ts";
import { exportPlan, importPlan, printPlan } from "./plan-papers.ts";
import { listRolledLines, rollUpPlans } from "./plan-roll-up-service.ts";
import { proposePlan, takeProposals } from "#server/planning/need/plan-proposals-service.ts";
import { comparePlans, copyPlan } from "./plan-tools-service.ts";
import { addGoal, draftPlan, getPlan, listPlans, submitPlan } from "./plans-service.ts";

/** A plan from its first line to its close. */
export const planRoutes: readonly Route[] = [
  listPlans,
  getPlan,
  draftPlan,
  addGoal,
  submitPlan,
  getPlanLines,
  editPlan,
  appraisal.getPlanStory,
  appraisal.remarkOnPlan,
  appraisal.answerRemark,
  appraisal.appraisePlan,
  appraisal.returnPlan,
  approvePlan,
  proposeAdjustment,
  decideAdjustment,
  appraisal.closePlan,
  proposePlan,
  takeProposals,
  copyPlan,
  comparePlans,
  rollUpPlans,
  listRolledLines,
  printPlan,
  exportPlan,
  importPlan,
];
