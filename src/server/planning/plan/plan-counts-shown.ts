/** The needs beside a plan, and whether its lines may be read as they stand. */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { reachOfCounts } from "#server/suppression/count-reader.ts";
import { placeOf } from "#server/planning/framework/framework-places-store.ts";
import { needsShown } from "#server/planning/need/needs-shown.ts";
import type { Line } from "./plan-lines-store.ts";
import { treeOf } from "./plan-tree.ts";
import { plansShown, targetsOf } from "./plans-shown.ts";
import type { StatedPlan } from "./plans-shown.ts";

export type NeedsOfPlan = {
  readonly need: (code: string, households: number) => ShownCount;
  readonly ofClass: (name: string, households: number) => ShownCount;
};

export async function needsOfPlanShown(context: ActContext, areaId: string): Promise<NeedsOfPlan> {
  const { tx, today } = context;
  const area = await placeOf(tx, areaId);
  const reach = await reachOfCounts(context, area?.communes ?? []);
  if (reach === undefined || area === undefined)
    return { need: (_code, count) => count, ofClass: (_name, count) => count };
  const { show } = await needsShown(tx, reach, { area, on: today, byVillage: [] });
  return {
    need: (key, count) => show(areaId, "need", { key, count }),
    ofClass: (key, count) => show(areaId, "class", { key, count }),
  };
}

/** The lines of a plan are its text, which is not changed for a reader: it is shown whole or, with something withheld in it, not at all. */
export async function refuseWithheldLines(
  context: ActContext,
  plan: Omit<StatedPlan, "targets">,
  lines: readonly Line[],
): Promise<Refusal | undefined> {
  const { read } = await plansShown(context, [plan.areaId]);
  const withheld = await read({ ...plan, targets: targetsOf(treeOf(lines)) });
  const isWhole = withheld.targets.size === 0 && withheld.outputs.size === 0;
  return isWhole ? undefined : refuse("planning.small_counts_withheld");
}
