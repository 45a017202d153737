import type * as contract from "#contract/planning/plan.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { labelOf } from "#programme/planning/plan/plan-line.ts";
import { applyPlanAct, checkPlan } from "#programme/planning/plan/plan.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { addPlanAct } from "./plan-acts-store.ts";
import { readLines, writeLines } from "./plan-lines-store.ts";
import { linesOf, treeOf } from "./plan-tree.ts";
import { listStated } from "#server/planning/plan-numbers-store.ts";
import { warningsOfNeeds } from "./plan-warnings.ts";
import { needsOfPlanShown } from "./plan-counts-shown.ts";
import { goalsShown, plansShown, targetsOf } from "#server/planning/plans-shown.ts";
import * as store from "./plans-store.ts";

export async function readPlan(
  context: ActContext,
  planId: string,
): Promise<Result<Output<typeof contract.getPlan>, Refusal>> {
  const { tx, today } = context;
  const head = await store.findPlan(tx, planId);
  if (head === undefined) return failure(refuse("record.not_found"));
  const communes = (await store.communesOf(tx, head.areaId)).map((commune) => commune.areaId);
  const { byBit, byClass } = await store.countNeeds(tx, communes, today);
  const indicators = await store.indicatorsOn(tx, today);
  const goals = await store.readGoals(tx, planId);
  const shown = await needsOfPlanShown(context, head.areaId);
  const { read } = await plansShown(context, [head.areaId]);
  const withheld = await read({ ...head, targets: targetsOf(goals) });
  return success({
    ...head,
    planned: withheld.isSum ? suppressed : head.planned,
    goals: goalsShown(goals, withheld),
    needs: {
      asOf: today,
      byIndicator: indicators.map(({ code, name }, bit) => ({
        code,
        name,
        households: shown.need(code, byBit.get(bit) ?? 0),
      })),
      byClass: byClass.map((one) => ({ class: one.class, households: shown.ofClass(one.class, one.households) })),
    },
  });
}

/** The sums of plans, but for those that would tell a number that is withheld. */
export async function readPlanHeads(
  context: ActContext,
  { query }: Decoded<typeof contract.listPlans>,
): Promise<Result<Output<typeof contract.listPlans>, Refusal>> {
  const { tx } = context;
  const heads = await store.listPlanHeads(tx, query.areaId, query.year);
  const { read } = await plansShown(
    context,
    heads.map(({ areaId }) => areaId),
  );
  const stated = await listStated(
    tx,
    heads.map(({ planId }) => planId),
  );
  const rows: Output<typeof contract.listPlans>["rows"] = [];
  for (const head of heads) {
    const { isSum } = await read({ ...head, targets: stated.get(head.planId) ?? [] });
    rows.push({ ...head, planned: isSum ? suppressed : head.planned });
  }
  return success({ rows });
}

/** A plan of several years, or of one; an annual plan may hang on one of several years that holds its year. */
export async function startPlan(
  context: ActContext,
  { body }: Decoded<typeof contract.draftPlan>,
): Promise<Result<Output<typeof contract.draftPlan>, Refusal>> {
  const { tx } = context;
  const { goals, untilYear = body.year, withinPlanId = null, ...rest } = body;
  const plan = { ...rest, untilYear, withinPlanId, kind: untilYear > body.year ? "multi_year" : "annual" } as const;
  if (untilYear < body.year) return failure(refuse("planning.years_the_wrong_way"));
  if (withinPlanId !== null) {
    const above = await store.findPlan(tx, withinPlanId);
    const holds =
      above?.kind === "multi_year" &&
      above.areaId === plan.areaId &&
      above.programmeId === plan.programmeId &&
      above.year <= plan.year &&
      plan.untilYear <= above.untilYear;
    if (!holds) return failure(refuse("planning.plan_above_does_not_hold_it"));
  }
  await store.addPlan(tx, plan);
  const lines = linesOf(goals);
  await writeLines(tx, plan, [], lines);
  await addPlanAct(context, plan, { act: "draft", stateAfter: "draft" });
  await context.audit({
    areaId: plan.areaId,
    recordKind: "plan",
    recordId: plan.planId,
    facts: { year: plan.year, goals: goals.length },
  });
  return headOf(context, plan.planId);
}

export async function extendPlan(
  context: ActContext,
  { params, body }: Decoded<typeof contract.addGoal>,
): Promise<Result<Output<typeof contract.addGoal>, Refusal>> {
  const { tx } = context;
  const plan = await store.loadPlan(tx, params.planId);
  if (plan === undefined) return failure(refuse("record.not_found"));
  const next = applyPlanAct(plan.state, "edit");
  if (!next.ok) return next;
  const before = await readLines(tx, plan.planId);
  const last = Math.max(-1, ...before.flatMap((line) => (line.kind === "goal" ? [line.position] : [])));
  await writeLines(tx, plan, before, [...before, ...linesOf([body], last + 1)]);
  await context.audit({ areaId: plan.areaId, recordKind: "plan", recordId: plan.planId, facts: { goal: body.goalId } });
  return headOf(context, params.planId);
}

/** The plan goes up as it stands: what was submitted is kept as a version. */
export async function handInPlan(
  context: ActContext,
  { params }: Decoded<typeof contract.submitPlan>,
): Promise<Result<Output<typeof contract.submitPlan>, Refusal>> {
  const { tx } = context;
  const plan = await store.loadPlan(tx, params.planId);
  if (plan === undefined) return failure(refuse("record.not_found"));
  const next = applyPlanAct(plan.state, "submit");
  if (!next.ok) return next;
  const lines = await readLines(tx, params.planId);
  const unconfirmed = lines.find((line) => line.kind === "output" && line.toConfirm);
  if (unconfirmed !== undefined) return failure(refuse("planning.quantity_to_confirm", { line: labelOf(unconfirmed) }));
  const goals = treeOf(lines);
  const checked = checkPlan(goals);
  if (!checked.ok) return checked;
  const warnings = [...checked.value, ...(await warningsOfNeeds(context, plan, goals))];
  await store.setPlanState(tx, params.planId, { state: next.value });
  const version = await addPlanAct(context, plan, { act: "submit", stateAfter: next.value, lines });
  await context.audit({
    areaId: plan.areaId,
    recordKind: "plan",
    recordId: plan.planId,
    facts: { state: next.value, version, warnings: warnings.length },
  });
  const head = await headOf(context, params.planId);
  if (!head.ok) return head;
  return success({
    plan: head.value,
    warnings: warnings.map(({ code, facts }) => ({ code, facts: { ...facts } })),
  });
}

async function headOf({ tx }: ActContext, planId: string): Promise<Result<store.PlanHead, Refusal>> {
  const head = await store.findPlan(tx, planId);
  return head === undefined ? failure(refuse("record.not_found")) : success(head);
}
