import { idOf } from "#kernel/id.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { applyChanges } from "#programme/planning/plan/plan-line.ts";
import { reallocatedLines } from "#programme/planning/reallocation/reallocated-lines.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import * as acts from "./plan-acts-store.ts";
import { writeDecision } from "./plan-decision-service.ts";
import { readLines, writeLines } from "./plan-lines-store.ts";
import type { Line } from "./plan-lines-store.ts";
import { lockPlanFor } from "./plan-record.ts";
import type { PlanContext } from "./plan-record.ts";
import { plansOfLines } from "#server/planning/reallocation/reallocations-store.ts";

type Adjusted = Pick<PlanContext, "record" | "next">;
type Decision = { readonly decisionNumber: string; readonly decidedOn: LocalDate };

/** Locks the plans before their lines, as an adjustment does, so that the two take turns. Refused where a plan is closed. */
export async function loadPlansOf(
  context: ActContext,
  fundLineIds: readonly Id<"fund line">[],
): Promise<Result<readonly Adjusted[], Refusal>> {
  const plans: Adjusted[] = [];
  for (const planId of await plansOfLines(context.tx, fundLineIds)) {
    const plan = await lockPlanFor(context.tx, planId, "adjust");
    if (!plan.ok) return plan;
    plans.push(plan.value);
  }
  return success(plans);
}

/** The money itself is moved by the posting of the reallocation. */
export async function adjustPlans(
  context: ActContext,
  plans: readonly Adjusted[],
  made: {
    readonly changes: ReadonlyMap<string, Money>;
    readonly reason: string;
    readonly decision: Decision;
  },
): Promise<Result<true, Refusal>> {
  const { decision, reason } = made;
  for (const { record: plan, next } of plans) {
    const before = await readLines(context.tx, plan.planId);
    const changes = reallocatedLines<Line>(before, made.changes).map((put) => ({ put }));
    const after = applyChanges<Line>(before, changes);
    if (!after.ok) return after;
    const adjustmentId = idOf("adjustment", context.newId());
    await acts.addAdjustment(context, plan, { adjustmentId, reason, changes });
    await acts.setOutcome(context, plan.planId, { adjustmentId, outcome: "approved", note: null });
    await writeLines(context.tx, plan, before, after.value);
    const facts = await writeDecision(
      { ...context, record: plan, next },
      { act: "adjust", decision, lines: after.value, reason, moves: changes.length },
    );
    await context.auditBeside({ areaId: plan.areaId, recordKind: "plan", recordId: plan.planId, facts });
  }
  return plans.length === 0 ? failure(refuse("record.not_found")) : success(true);
}
