/** At which level the officer acts, and which level decides: what the commune may decide alone is a table of the programme. */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { ActContext } from "#server/platform/act.ts";
import { coversArea } from "#server/platform/database.ts";
import type { Tx } from "#server/platform/database.ts";
import { findArea } from "./plans-store.ts";
import type { PlanHead } from "./plans-store.ts";

export type Decider = { readonly by: "commune" | "province" | "country"; readonly source: string | null };

/** A post that covers the area above acts from above. */
export async function levelOf({ tx, areas }: ActContext, plan: PlanHead): Promise<"commune" | "province" | "country"> {
  if (areas === "*") return "country";
  const area = await findArea(tx, plan.areaId);
  const isOfACommune = area?.kind === "commune" || area?.kind === "ward" || area?.kind === "special_zone";
  return isOfACommune && !coversArea(areas, area.parentId ?? "") ? "commune" : "province";
}

export async function whoDecidesOn(
  _tx: Tx,
  _plan: PlanHead,
  _decision: "plan_approval" | "plan_adjustment",
  _amount: bigint,
): Promise<Decider> {
  return { by: "province", source: null };
}

export async function checkDecider(
  context: ActContext,
  plan: PlanHead,
  decider: Decider,
): Promise<Result<true, Refusal>> {
  const level = await levelOf(context, plan);
  if (level !== "commune" || decider.by === "commune") return success(true);
  return failure(refuse("planning.goes_up", { by: decider.by }, decider.source ?? undefined));
}
