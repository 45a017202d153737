/** At which level the officer acts, and which level decides: what the commune may decide alone is a table of the programme. */
import { findKind } from "#server/area/published.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { whoDecides } from "#programme/planning/plan/who-decides.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { coversArea } from "#server/platform/database/database.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { packOfPlan } from "./plans-store.ts";
import type { PlanHead } from "./plans-store.ts";

export type Decider = { readonly by: "commune" | "province" | "country"; readonly source: string | null };

/** A post that covers the area above acts from above. */
export async function levelOf({ tx, areas }: ActContext, plan: PlanHead): Promise<"commune" | "province" | "country"> {
  if (areas === "*") return "country";
  const area = await findKind(tx, plan.areaId);
  const isOfACommune = area?.kind === "commune" || area?.kind === "ward" || area?.kind === "special_zone";
  return isOfACommune && !coversArea(areas, area.parentId ?? "") ? "commune" : "province";
}

/** By the programme of the plan. `moved`: what an adjustment moves, measured against what was planned. */
export async function whoDecidesOn(
  tx: Tx,
  plan: PlanHead,
  decision: "plan_approval" | "plan_adjustment",
  moved: bigint,
): Promise<Decider> {
  const pack = await packOfPlan(tx, plan);
  const { by, row } = whoDecides(pack.decides, decision, { amount: moved, planned: plan.planned });
  return { by: by === "village" ? "commune" : by, source: row?.source ?? null };
}

export async function checkDecider(
  context: ActContext,
  plan: PlanHead,
  decider: Decider,
): Promise<Result<true, Refusal>> {
  const level = await levelOf(context, plan);
  if (level !== "commune" || decider.by === "commune") return success(true);
  return failure(refuse("planning.decided_by_level_above", { by: decider.by }, decider.source ?? undefined));
}
