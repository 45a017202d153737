/** The province looks at a plan: remarks on lines, the appraisal, the plan returned or closed. */
import * as contract from "#contract/planning/plan-acts.ts";
import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { labelOf } from "#programme/planning/plan/plan-line.ts";
import * as rule from "#programme/planning/plan/plan.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { placeOf } from "#server/planning/framework/framework-places-store.ts";
import { reachOfCounts } from "#server/suppression/count-reader.ts";
import * as acts from "./plan-acts-store.ts";
import { levelOf, whoDecidesOn } from "./plan-decider.ts";
import { findPlanFor, getPlanHead, planAct } from "./plan-record.ts";
import type { PlanContext } from "./plan-record.ts";
import { listShares } from "./plan-shares-store.ts";
import { readLines } from "./plan-lines-store.ts";
import { setPlanState } from "./plans-store.ts";

export const getPlanStory = readOwnAreas(contract.getPlanStory, async (context, { params: { planId } }) => {
  const { tx } = context;
  const found = await findPlanFor(context, planId);
  if (!found.ok) return found;
  const plan = found.value;
  const approval = await whoDecidesOn(tx, plan, "plan_approval", plan.planned);
  const communes = (await placeOf(tx, plan.areaId))?.communes ?? [];
  const numbersWithheld = (await reachOfCounts(context, communes)) !== undefined;
  const adjustments = await acts.listAdjustments(tx, planId);
  return success({
    acts: [...(await acts.listPlanActs(tx, planId))],
    remarks: [...(await acts.listRemarks(tx, planId))],
    adjustments: numbersWithheld ? adjustments.map((one) => ({ ...one, changes: [] })) : [...adjustments],
    numbersWithheld,
    shares:
      numbersWithheld || (plan.withinPlanId === null && plan.kind === "annual")
        ? []
        : [...(await listShares(tx, plan.withinPlanId ?? planId, planId))],
    approval: { by: approval.by, source: approval.source },
    mayDecide: approval.by === "commune" || (await levelOf(context, plan)) !== "commune",
  });
});

export const remarkOnPlan = planAct(contract.remarkOnPlan, "remark", async (context, { body }) => {
  const { tx, record: plan } = context;
  const line = (await readLines(tx, plan.planId)).find(({ id }) => id === body.lineId);
  if (body.lineId !== null && line === undefined)
    return failure(refuse("planning.line_not_in_plan", { line: body.lineId }));
  await acts.addRemark(context, plan, {
    remarkId: body.remarkId,
    line: line === undefined ? null : { kind: line.kind, id: line.id, label: labelOf(line) },
    text: body.text,
  });
  return done({ remark: body.remarkId }, await getRemark(tx, plan.planId, body.remarkId));
});

export const answerRemark = planAct(contract.answerRemark, "answerRemark", async (context, { params, body }) => {
  const { tx, record: plan } = context;
  const remark = await findRemark(tx, plan.planId, params.remarkId);
  if (remark === undefined) return failure(refuse("record.not_found"));
  if (remark.answer !== null) return failure(refuse("planning.remark_answered_already"));
  await acts.setAnswer(context, remark.remarkId, plan.planId, body.text);
  return done({ remark: remark.remarkId }, await getRemark(tx, plan.planId, remark.remarkId));
});

export const appraisePlan = planAct(contract.appraisePlan, "appraise", async (context, { body }) =>
  moveOn(context, "appraise", body.note),
);

/** The reason and the remarks go back with the plan; it is a draft again. */
export const returnPlan = planAct(contract.returnPlan, "return", async (context, { body }) =>
  moveOn(context, "return", body.reason),
);

export const closePlan = planAct(contract.closePlan, "close", async (context, { body }) => {
  const { tx, record: plan } = context;
  const closed = rule.closePlan(await acts.listAdjustments(tx, plan.planId));
  return closed.ok ? moveOn(context, "close", body.note) : closed;
});

async function moveOn(context: PlanContext, act: "appraise" | "return" | "close", reason: string | undefined) {
  const { tx, record: plan, next: state } = context;
  await setPlanState(tx, plan.planId, { state });
  await acts.addPlanAct(context, plan, { act, stateAfter: state, reason });
  return done({ state }, await getPlanHead(context, plan.planId));
}

async function findRemark(tx: Tx, planId: Id<"plan">, remarkId: Id<"remark">): Promise<acts.Remark | undefined> {
  return (await acts.listRemarks(tx, planId)).find((one) => one.remarkId === remarkId);
}

async function getRemark(tx: Tx, planId: Id<"plan">, remarkId: Id<"remark">): Promise<acts.Remark> {
  return stillThere(await findRemark(tx, planId, remarkId), `remark ${remarkId}`);
}
