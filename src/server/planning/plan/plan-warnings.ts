/** What the registry says about a plan: needs that its outputs cannot reach, with what other plans and earlier supports give. */
import { supportsGiven } from "#server/planning/framework/supports-given.ts";
import { communesOf } from "#server/area/published.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { needsByPack, needsNotReached } from "#programme/planning/plan/plan-needs.ts";
import type { PlanTree } from "#programme/planning/plan/plan.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { reachOfCounts } from "#server/suppression/count-reader.ts";
import * as money from "./plan-needs-store.ts";
import * as store from "./plans-store.ts";

export async function warningsOfNeeds(
  context: ActContext,
  plan: store.PlanHead,
  goals: PlanTree,
): Promise<readonly Refusal[]> {
  const { tx, today } = context;
  const communes = (await communesOf(tx, plan.areaId)).map(({ areaId }) => areaId);
  // A warning says how many households are in need.
  if ((await reachOfCounts(context, communes)) !== undefined) return [];
  const { byNeed } = await store.countNeeds(tx, communes, today);
  const lacking = (await store.indicatorsOn(tx, today)).map(({ code }) => ({
    code,
    households: byNeed.get(code) ?? 0,
  }));
  // A plan of several years answers for all of them; an annual one shares its year with others.
  const planned = plan.kind === "annual" ? [await money.unitsPlanned(tx, plan.areaId, plan.year, plan.planId)] : [];
  const elsewhere = new Map<string, number>();
  for (const units of [...planned, await supportsGiven.answer().unitsSupported(tx, communes, plan.year)])
    for (const [kind, quantity] of units) elsewhere.set(kind, (elsewhere.get(kind) ?? 0) + quantity);
  return needsNotReached(goals, needsByPack(await store.packOfPlan(tx, plan), lacking, elsewhere));
}
