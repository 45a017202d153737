import { idOf } from "#kernel/id.ts";
import type { Id } from "#kernel/id.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { applyPlanAct } from "#programme/planning/plan/plan.ts";
import type { PlanAct, PlanState } from "#programme/planning/plan/plan.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { actsOn } from "#server/platform/act/record-act.ts";
import type { RecordContext } from "#server/platform/act/record-act.ts";
import { stillThere } from "#server/platform/act/still-there.ts";
import { findPlan, firstAllocationFor, lockPlan } from "./plans-store.ts";
import type { PlanHead } from "./plans-store.ts";

/** A plan under its lock, with the state that the act leads to. */
export type PlanContext = RecordContext<PlanHead, PlanState>;

export const {
  act: planAct,
  tableAct: planTableAct,
  lockFor: lockPlanFor,
} = actsOn({
  name: "plan",
  param: "planId",
  lock: lockPlan,
  days: {
    allocation: async ({ tx }, planId) => firstAllocationFor(tx, idOf("plan", planId)),
  },
  find: findPlan,
  next: (plan: PlanHead, act: PlanAct) => applyPlanAct(plan.state, act),
});

/** The plan as it stands now. */
export async function getPlanHead({ tx }: ActContext, planId: Id<"plan">): Promise<PlanHead> {
  return stillThere(await findPlan(tx, planId), `plan ${planId}`);
}

export async function findPlanFor({ tx }: ActContext, planId: Id<"plan">): Promise<Result<PlanHead, Refusal>> {
  const head = await findPlan(tx, planId);
  return head === undefined ? failure(refuse("record.not_found")) : success(head);
}
