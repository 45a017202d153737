/** One request an endpoint of plans. */
import { newId } from "#contract/new-id.ts";
import { v7 } from "uuid";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { localDate } from "#kernel/local-date.ts";

export function planRequests(areaId: string): Readonly<Record<string, Ask<AnyEndpoint>>> {
  const params = { planId: newId("plan") };
  const text = "x";
  const sums = { areaId, year: "2026", by: "source" as const };
  const changes = [{ put: { kind: "goal" as const, id: v7(), parentId: null, position: 0, title: text } }];
  return {
    "planning.getPlanLines": { params },
    "planning.editPlan": { params, body: { changes } },
    "planning.getPlanStory": { params },
    "planning.remarkOnPlan": { params, body: { remarkId: newId("remark"), lineId: null, text } },
    "planning.answerRemark": { params: { ...params, remarkId: newId("remark") }, body: { text } },
    "planning.appraisePlan": { params, body: {} },
    "planning.returnPlan": { params, body: { reason: text } },
    "planning.proposeAdjustment": { params, body: { adjustmentId: newId("adjustment"), reason: text, changes } },
    "planning.decideAdjustment": {
      params: { ...params, adjustmentId: newId("adjustment") },
      body: { outcome: "approved", decisionNumber: text, decidedOn: localDate("2026-10-01") },
    },
    "planning.closePlan": { params, body: {} },
    "planning.proposePlan": { params },
    "planning.takeProposals": { params, body: { language: "vi" } },
    "planning.copyPlan": { params, body: { fromPlanId: v7() } },
    "planning.comparePlans": { query: { left: v7(), right: `${v7()}@1` } },
    "planning.rollUpPlans": { query: { ...sums } },
    "planning.listRolledLines": { query: { ...sums, code: "AID" } },
    "planning.printPlan": { params },
    "planning.exportPlan": { params },
    "planning.importPlan": { params, body: { file: { format: "csv", text: "no,content\n1,x\n" }, isTrial: true } },
  };
}
