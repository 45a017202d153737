import type { Output } from "#contract/endpoint.ts";
import * as contract from "#contract/planning/plan-acts.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { checkCodes } from "#programme/planning/plan/plan-codes.ts";
import { applyChanges } from "#programme/planning/plan/plan-line.ts";
import { checkPlan } from "#programme/planning/plan/plan.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { done, readOwnAreas } from "#server/platform/act/record-act.ts";
import type { Change } from "./plan-acts-store.ts";
import { refuseWithheldLines } from "./plan-counts-shown.ts";
import { idsElsewhere, readLines, textOf, writeLines } from "./plan-lines-store.ts";
import type { Line } from "./plan-lines-store.ts";
import { findPlanFor, planAct } from "./plan-record.ts";
import { warningsOfNeeds } from "./plan-warnings.ts";
import * as store from "./plans-store.ts";

export const getPlanLines = readOwnAreas(contract.getPlanLines, async (context, { params }) => {
  const plan = await findPlanFor(context, params.planId);
  return plan.ok ? linesShown(context, plan.value) : plan;
});

/** Saves a change set of a draft whole. */
export const editPlan = planAct(contract.editPlan, "edit", async (context, { body }) => {
  const { tx, record: plan } = context;
  const before = await readLines(tx, plan.planId);
  const after = await changedLines(context, plan, before, body.changes);
  if (!after.ok) return after;
  const written = await writeLines(tx, plan, before, after.value);
  const shown = await linesShown(context, plan);
  return shown.ok ? done(written, shown.value) : shown;
});

/** The lines as they stand, with what still keeps the plan from being submitted. */
export async function linesShown(
  context: ActContext,
  plan: store.PlanHead,
): Promise<Result<Output<typeof contract.getPlanLines>, Refusal>> {
  const { tx } = context;
  const lines = await readLines(tx, plan.planId);
  const refusal = await refuseWithheldLines(context, plan, lines);
  if (refusal !== undefined) return failure(refusal);
  const goals = await store.readGoals(tx, plan.planId);
  const checked = checkPlan(goals);
  const needs = await warningsOfNeeds(context, plan, goals);
  const finding = ({ code, facts }: Refusal) => ({ code, facts: { ...facts } });
  return success({
    planId: plan.planId,
    state: plan.state,
    lines: [...lines],
    problem: checked.ok ? null : finding(checked.failure),
    warnings: [...(checked.ok ? checked.value : []), ...needs].map(finding),
  });
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
