import type * as contract from "#contract/planning.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { budgetLine, move } from "#programme/planning/ledger.ts";
import { applyPlanAct, checkPlan } from "#programme/planning/plan.ts";
import type { ActContext } from "#server/platform/act.ts";
import { postAllToLedger } from "#server/platform/ledger/ledger-store.ts";
import * as store from "./plans-store.ts";

export async function readPlan(
  { tx, today }: ActContext,
  planId: string,
): Promise<Result<Output<typeof contract.getPlan>, Refusal>> {
  const head = await store.findPlan(tx, planId);
  if (head === undefined) return failure(refuse("record.not_found"));
  const communes = (await store.communesOf(tx, head.areaId)).map((commune) => commune.areaId);
  const { byBit, byClass } = await store.countNeeds(tx, communes, today);
  const indicators = await store.indicatorsOn(tx, today);
  return success({
    ...head,
    goals: await store.readGoals(tx, planId),
    needs: {
      asOf: today,
      byIndicator: indicators.map(({ code, name }, bit) => ({ code, name, households: byBit.get(bit) ?? 0 })),
      byClass: [...byClass],
    },
  });
}

export async function startPlan(
  context: ActContext,
  { body }: Decoded<typeof contract.draftPlan>,
): Promise<Result<Output<typeof contract.draftPlan>, Refusal>> {
  const { tx } = context;
  await store.addPlan(tx, body);
  for (const goal of body.goals) await store.addGoalTree(tx, body, goal);
  await context.audit({
    areaId: body.areaId,
    recordKind: "plan",
    recordId: body.planId,
    facts: { year: body.year, goals: body.goals.length },
  });
  return headOf(context, body.planId);
}

export async function extendPlan(
  context: ActContext,
  { params, body }: Decoded<typeof contract.addGoal>,
): Promise<Result<Output<typeof contract.addGoal>, Refusal>> {
  const plan = await store.loadPlan(context.tx, params.planId);
  if (plan === undefined) return failure(refuse("record.not_found"));
  const next = applyPlanAct(plan.state, "edit");
  if (!next.ok) return next;
  await store.addGoalTree(context.tx, plan, body);
  await context.audit({ areaId: plan.areaId, recordKind: "plan", recordId: plan.planId, facts: { goal: body.goalId } });
  return headOf(context, params.planId);
}

export async function handInPlan(
  context: ActContext,
  { params }: Decoded<typeof contract.submitPlan>,
): Promise<Result<Output<typeof contract.submitPlan>, Refusal>> {
  const { tx } = context;
  const plan = await store.loadPlan(tx, params.planId);
  if (plan === undefined) return failure(refuse("record.not_found"));
  const next = applyPlanAct(plan.state, "submit");
  if (!next.ok) return next;
  const checked = checkPlan(await store.readGoals(tx, params.planId));
  if (!checked.ok) return checked;
  await store.setPlanState(tx, params.planId, { state: next.value });
  await context.audit({
    areaId: plan.areaId,
    recordKind: "plan",
    recordId: plan.planId,
    facts: { state: next.value, warnings: checked.value.length },
  });
  const head = await headOf(context, params.planId);
  if (!head.ok) return head;
  return success({
    plan: head.value,
    warnings: checked.value.map(({ code, facts }) => ({ code, facts: { ...facts } })),
  });
}

/** With the approval each fund line takes its money from what was allocated to the area; where that is not enough, nothing is approved. */
export async function passPlan(
  context: ActContext,
  { params, body }: Decoded<typeof contract.approvePlan>,
): Promise<Result<Output<typeof contract.approvePlan>, Refusal>> {
  const { tx } = context;
  const plan = await store.loadPlan(tx, params.planId);
  if (plan === undefined) return failure(refuse("record.not_found"));
  const next = applyPlanAct(plan.state, "approve");
  if (!next.ok) return next;
  const goals = await store.readGoals(tx, params.planId);
  const fundLines = goals.flatMap((goal) =>
    goal.targets.flatMap((target) =>
      target.outputs.flatMap((output) => output.lines.flatMap((line) => line.fundLines)),
    ),
  );
  await postAllToLedger(
    context,
    fundLines
      .filter((fund) => fund.amount !== 0n)
      .map((fund) => {
        const line = budgetLine({ ...fund, areaId: plan.areaId, year: plan.year });
        return {
          idempotencyKey: `assign:${fund.fundLineId}`,
          kind: "assign",
          reference: { kind: "plan", id: plan.planId },
          entries: move({ ...line, kind: "allocated", fundLineId: null }, { ...line, kind: "allocated" }, fund.amount),
        };
      }),
  );
  await store.setPlanState(tx, params.planId, { state: next.value, ...body });
  await context.audit({
    areaId: plan.areaId,
    recordKind: "plan",
    recordId: plan.planId,
    facts: { state: next.value, decision: body.decisionNumber, fundLines: fundLines.length },
  });
  return headOf(context, params.planId);
}

async function headOf({ tx }: ActContext, planId: string): Promise<Result<store.PlanHead, Refusal>> {
  const head = await store.findPlan(tx, planId);
  return head === undefined ? failure(refuse("record.not_found")) : success(head);
}
