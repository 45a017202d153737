import { approvePlan } from "#contract/planning.ts";
import * as contract from "#contract/planning-plans.ts";
import type { Tx } from "#server/platform/database.ts";
import type { Route } from "#server/platform/route.ts";
import { route } from "#server/platform/route.ts";
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
import { areaOfPlan } from "./plans-store.ts";

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
];
