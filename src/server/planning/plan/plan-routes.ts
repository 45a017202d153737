import { approvePlan } from "#contract/planning/plan.ts";
import * as contract from "#contract/planning/plan-acts.ts";
import * as tools from "#contract/planning/plan-tools.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Route } from "#server/platform/act/route.ts";
import { tableRoute } from "#server/platform/tables/table-route.ts";
import { route } from "#server/platform/act/route.ts";
import {
  endPlan,
  finishAppraisal,
  giveBack,
  makeRemark,
  readPlanStory,
  resolveRemark,
} from "./plan-appraisal-service.ts";
import { askAdjustment, passPlan, settleAdjustment } from "./plan-decision-service.ts";
import { changePlan, readPlanLines } from "./plan-edit-service.ts";
import { exportSheet, printPaper, takeSheet } from "./plan-papers.ts";
import { readRolledLines, readRollUp } from "#server/planning/plan-roll-up-service.ts";
import { besideEachOther, proposeLines, takeOver } from "./plan-tools-service.ts";
import { areaOfPlan } from "./plans-store.ts";
import { extendPlan, handInPlan, readPlan, readPlanHeads, startPlan } from "./plans-service.ts";

const ownAreas = "rows of one's own areas";
const areaOf = async (tx: Tx, { params }: { readonly params: { readonly planId: string } }) =>
  areaOfPlan(tx, params.planId);

/** A plan from its first line to its close. */
export const planRoutes: readonly Route[] = [
  route(contract.getPlanLines, {
    areaOf: ownAreas,
    handle: async (context, { params }) => readPlanLines(context, params.planId),
  }),
  route(contract.editPlan, { areaOf, handle: changePlan }),
  route(contract.getPlanStory, {
    areaOf: ownAreas,
    handle: async (context, { params }) => readPlanStory(context, params.planId),
  }),
  route(contract.remarkOnPlan, { areaOf, handle: makeRemark }),
  route(contract.answerRemark, { areaOf, handle: resolveRemark }),
  route(contract.appraisePlan, { areaOf, handle: finishAppraisal }),
  route(contract.returnPlan, { areaOf, handle: giveBack }),
  route(approvePlan, { areaOf, handle: passPlan }),
  route(contract.proposeAdjustment, { areaOf, handle: askAdjustment }),
  route(contract.decideAdjustment, { areaOf, handle: settleAdjustment }),
  route(contract.closePlan, { areaOf, handle: endPlan }),
  route(tools.proposePlan, {
    areaOf: ownAreas,
    handle: async (context, { params }) => proposeLines(context, params.planId),
  }),
  route(tools.copyPlan, { areaOf, handle: takeOver }),
  route(tools.comparePlans, { areaOf: ownAreas, handle: besideEachOther }),
  route(tools.rollUpPlans, { areaOf: ownAreas, handle: readRollUp }),
  route(tools.listRolledLines, { areaOf: ownAreas, handle: readRolledLines }),
  route(tools.printPlan, { areaOf: ownAreas, handle: printPaper }),
  route(tools.exportPlan, { areaOf: ownAreas, handle: exportSheet }),
  tableRoute(tools.importPlan, { areaOf, handle: takeSheet }),
  route(contract.listPlans, { areaOf: ownAreas, handle: readPlanHeads }),
  route(contract.getPlan, {
    areaOf: ownAreas,
    handle: async (context, { params }) => readPlan(context, params.planId),
  }),
  route(contract.draftPlan, { areaOf: async (_tx, { body }) => body.areaId, handle: startPlan }),
  route(contract.addGoal, { areaOf: async (tx, { params }) => areaOfPlan(tx, params.planId), handle: extendPlan }),
  route(contract.submitPlan, { areaOf: async (tx, { params }) => areaOfPlan(tx, params.planId), handle: handInPlan }),
];
