import type { Decoded, Output } from "#contract/endpoint.ts";
import type * as contract from "#contract/planning/plan-acts.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { checkCodes } from "#programme/planning/plan/plan-codes.ts";
import { applyChanges } from "#programme/planning/plan/plan-line.ts";
import { applyPlanAct, checkPlan } from "#programme/planning/plan/plan.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { Change } from "./plan-acts-store.ts";
import { refuseWithheldLines } from "./plan-counts-shown.ts";
import { idsElsewhere, readLines, textOf, writeLines } from "./plan-lines-store.ts";
import type { Line } from "./plan-lines-store.ts";
import { warningsOfNeeds } from "./plan-warnings.ts";
import * as store from "./plans-store.ts";

export async function readPlanLines(
  context: ActContext,
  planId: string,
): Promise<Result<Output<typeof contract.getPlanLines>, Refusal>> {
  const { tx } = context;
  const head = await store.findPlan(tx, planId);
  if (head === undefined) return failure(refuse("record.not_found"));
  const lines = await readLines(tx, planId);
  const refusal = await refuseWithheldLines(context, head, lines);
  if (refusal !== undefined) return failure(refusal);
  const goals = await store.readGoals(tx, planId);
  const checked = checkPlan(goals);
  const needs = await warningsOfNeeds(context, head, goals);
  const told = ({ code, facts }: Refusal) => ({ code, facts: { ...facts } });
  return success({
    planId: head.planId,
    state: head.state,
    lines: [...lines],
    problem: checked.ok ? null : told(checked.failure),
    warnings: [...(checked.ok ? checked.value : []), ...needs].map(told),
  });
}

/** Saves a change set of a draft whole. */
export async function changePlan(
  context: ActContext,
  { params, body }: Decoded<typeof contract.editPlan>,
): Promise<Result<Output<typeof contract.editPlan>, Refusal>> {
  const { tx } = context;
  const plan = await store.loadPlan(tx, params.planId);
  if (plan === undefined) return failure(refuse("record.not_found"));
  const next = applyPlanAct(plan.state, "edit");
  if (!next.ok) return next;
  const before = await readLines(tx, params.planId);
  const after = await changedLines(context, plan, before, body.changes);
  if (!after.ok) return after;
  const written = await writeLines(tx, plan, before, after.value);
  await context.audit({ areaId: plan.areaId, recordKind: "plan", recordId: plan.planId, facts: written });
  return readPlanLines(context, params.planId);
}

/** The lines after the changes, by the rules of the tree and of the programme. */
export async function changedLines(
  { tx }: ActContext,
  plan: store.PlanHead,
  before: readonly Line[],
  changes: readonly Change[],
): Promise<Result<readonly Line[], Refusal>> {
  const after = applyChanges(before, changes);
  if (!after.ok) return after;
  const had = new Map(before.map((line) => [line.id, textOf(line)]));
  const changed = after.value.filter((line) => had.get(line.id) !== textOf(line));
  const pack = await store.packOfPlan(tx, plan);
  const known = checkCodes(changed, pack);
  if (!known.ok) return known;
  const elsewhere = await idsElsewhere(
    tx,
    plan.planId,
    changed.map(({ id }) => id),
  );
  return elsewhere.length > 0 ? failure(refuse("planning.line_of_another_plan")) : after;
}
