/** The province looks at a plan: remarks on lines, the appraisal, or the plan given back. */
import type { Decoded, Output } from "#contract/endpoint.ts";
import type * as contract from "#contract/planning/plan-acts.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { labelOf } from "#programme/planning/plan/plan-line.ts";
import { applyPlanAct } from "#programme/planning/plan/plan.ts";
import type { PlanAct } from "#programme/planning/plan/plan.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { reachOfCounts } from "#server/suppression/count-reader.ts";
import { placeOf } from "#server/planning/framework/framework-places-store.ts";
import * as acts from "./plan-acts-store.ts";
import { levelOf, whoDecidesOn } from "./plan-decider.ts";
import { listShares } from "./plan-shares-store.ts";
import { readLines } from "./plan-lines-store.ts";
import * as store from "./plans-store.ts";

export async function readPlanStory(
  context: ActContext,
  planId: string,
): Promise<Result<Output<typeof contract.getPlanStory>, Refusal>> {
  const { tx } = context;
  const plan = await store.findPlan(tx, planId);
  if (plan === undefined) return failure(refuse("record.not_found"));
  const communes = (await placeOf(tx, plan.areaId))?.communes ?? [];
  const numbersWithheld = (await reachOfCounts(context, communes)) !== undefined;
  const adjustments = await acts.listAdjustments(tx, planId);
  const approval = await whoDecidesOn(tx, plan, "plan_approval", plan.planned);
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
}

export async function makeRemark(
  context: ActContext,
  { params, body }: Decoded<typeof contract.remarkOnPlan>,
): Promise<Result<Output<typeof contract.remarkOnPlan>, Refusal>> {
  const plan = await loadFor(context, params.planId, "remark");
  if (!plan.ok) return plan;
  const line = (await readLines(context.tx, params.planId)).find(({ id }) => id === body.lineId);
  if (body.lineId !== null && line === undefined) return failure(refuse("planning.line_gone", { line: body.lineId }));
  await acts.addRemark(context, plan.value, {
    remarkId: body.remarkId,
    line: line === undefined ? null : { kind: line.kind, id: line.id, label: labelOf(line) },
    text: body.text,
  });
  await auditPlan(context, plan.value, { remark: body.remarkId });
  return remarkOf(context, params.planId, body.remarkId);
}

export async function resolveRemark(
  context: ActContext,
  { params, body }: Decoded<typeof contract.answerRemark>,
): Promise<Result<Output<typeof contract.answerRemark>, Refusal>> {
  const plan = await loadFor(context, params.planId, "answerRemark");
  if (!plan.ok) return plan;
  const remark = await remarkOf(context, params.planId, params.remarkId);
  if (!remark.ok) return remark;
  if (remark.value.answer !== null) return failure(refuse("planning.remark_answered_already"));
  await acts.setAnswer(context, params.remarkId, params.planId, body.text);
  await auditPlan(context, plan.value, { remark: params.remarkId });
  return remarkOf(context, params.planId, params.remarkId);
}

export async function finishAppraisal(
  context: ActContext,
  { params, body }: Decoded<typeof contract.appraisePlan>,
): Promise<Result<Output<typeof contract.appraisePlan>, Refusal>> {
  return moveOn(context, params.planId, "appraise", body.note);
}

/** The reason and the remarks go back with the plan; it is a draft again. */
export async function giveBack(
  context: ActContext,
  { params, body }: Decoded<typeof contract.returnPlan>,
): Promise<Result<Output<typeof contract.returnPlan>, Refusal>> {
  return moveOn(context, params.planId, "return", body.reason);
}

export async function endPlan(
  context: ActContext,
  { params, body }: Decoded<typeof contract.closePlan>,
): Promise<Result<Output<typeof contract.closePlan>, Refusal>> {
  const open = (await acts.listAdjustments(context.tx, params.planId)).find(({ outcome }) => outcome === null);
  if (open !== undefined) return failure(refuse("planning.adjustment_open"));
  return moveOn(context, params.planId, "close", body.note);
}

async function moveOn(
  context: ActContext,
  planId: string,
  act: "appraise" | "return" | "close",
  reason: string | undefined,
): Promise<Result<store.PlanHead, Refusal>> {
  const { tx } = context;
  const plan = await loadFor(context, planId, act);
  if (!plan.ok) return plan;
  const state = plan.value.nextState;
  await store.setPlanState(tx, planId, { state });
  await acts.addPlanAct(context, plan.value, { act, stateAfter: state, reason });
  await auditPlan(context, plan.value, { state });
  const head = await store.findPlan(tx, planId);
  return head === undefined ? failure(refuse("record.not_found")) : success(head);
}

/** The plan, locked, with the state that the act leads to. */
export async function loadFor(
  { tx }: ActContext,
  planId: string,
  act: PlanAct,
): Promise<Result<store.PlanHead & { readonly nextState: store.PlanHead["state"] }, Refusal>> {
  const plan = await store.loadPlan(tx, planId);
  if (plan === undefined) return failure(refuse("record.not_found"));
  const next = applyPlanAct(plan.state, act);
  return next.ok ? success({ ...plan, nextState: next.value }) : next;
}

async function auditPlan(
  context: ActContext,
  plan: store.PlanHead,
  facts: Readonly<Record<string, string | number>>,
): Promise<void> {
  await context.audit({ areaId: plan.areaId, recordKind: "plan", recordId: plan.planId, facts });
}

async function remarkOf({ tx }: ActContext, planId: string, remarkId: string): Promise<Result<acts.Remark, Refusal>> {
  const remark = (await acts.listRemarks(tx, planId)).find((one) => one.remarkId === remarkId);
  return remark === undefined ? failure(refuse("record.not_found")) : success(remark);
}
