/** What a plan says of households, as the reader may see it: the needs beside it, and the figures that its targets begin with. */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import { isSmall, shownCount } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import type { ActContext } from "#server/platform/act.ts";
import { reachOfCounts } from "#server/statistics/count-reader.ts";
import { placeOf } from "./framework-places-store.ts";
import { needsShown } from "./needs-shown.ts";
import type { Line } from "./plan-lines-store.ts";
import * as store from "./plans-store.ts";

export type PlanCounts = {
  readonly need: (code: string, households: number) => ShownCount;
  readonly ofClass: (name: string, households: number) => ShownCount;
  readonly baseline: (value: number) => ShownCount;
};

export async function planCountsShown(context: ActContext, areaId: string): Promise<PlanCounts> {
  const { tx, today } = context;
  const area = await placeOf(tx, areaId);
  const reach = await reachOfCounts(context, area?.communes ?? []);
  if (reach === undefined || area === undefined)
    return { need: (_code, count) => count, ofClass: (_name, count) => count, baseline: (value) => value };
  const { show } = await needsShown(tx, reach, { area, on: today, byVillage: [] });
  return {
    need: (key, count) => show(areaId, "need", { key, count }),
    ofClass: (key, count) => show(areaId, "class", { key, count }),
    baseline: (value) => shownCount(value, isSmall(value)),
  };
}

/** The lines of a plan are its text, which is not changed for a reader: it is shown whole or, with a small count in it, not at all. */
export async function refuseSmallBaselines(
  context: ActContext,
  areaId: string,
  lines: readonly Line[],
): Promise<Refusal | undefined> {
  if (!lines.some((line) => line.kind === "target" && isSmall(line.baseline))) return undefined;
  const communes = (await store.communesOf(context.tx, areaId)).map((commune) => commune.areaId);
  return (await reachOfCounts(context, communes)) === undefined ? undefined : refuse("planning.small_counts_withheld");
}
