/** What a plan says of households, as the reader may see it: the needs beside it, and the figures that its targets begin with. */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import { isSmall, shownCount, suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import { countKey } from "#programme/planning/framework/programme-pack.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { keyOfCommunes, reachOfCounts } from "#server/registry/suppression/count-reader.ts";
import type { CommuneInReach } from "#server/registry/suppression/count-reader.ts";
import { communesShown } from "#server/planning/framework/figures-shown.ts";
import { placeOf } from "#server/planning/framework/framework-places-store.ts";
import { countRulesOf } from "#server/planning/need/needs-service.ts";
import { needsShown } from "#server/planning/need/needs-shown.ts";
import type { Line } from "./plan-lines-store.ts";
import * as store from "./plans-store.ts";

export type PlanCounts = {
  readonly need: (code: string, households: number) => ShownCount;
  readonly ofClass: (name: string, households: number) => ShownCount;
  /** Suppressed where it is small, and where the need that it was taken from is. */
  readonly baseline: (target: { readonly indicatorCode: string; readonly baseline: number }) => ShownCount;
};

type OfProgramme = Pick<store.PlanHead, "areaId" | "programmeId" | "programmeVersion">;

/** @param codes of the indicators that the targets of the plan name */
export async function planCountsShown(
  context: ActContext,
  plan: OfProgramme,
  codes: readonly string[],
): Promise<PlanCounts> {
  const { tx, today } = context;
  const { areaId } = plan;
  const area = await placeOf(tx, areaId);
  const reach = await reachOfCounts(context, area?.communes ?? []);
  if (reach === undefined || area === undefined)
    return { need: (_code, count) => count, ofClass: (_name, count) => count, baseline: ({ baseline }) => baseline };
  const { show } = await needsShown(tx, reach, { area, on: today, byVillage: [] });
  const hidden = await suppressedIndicators(context, { plan, codes, reach, communes: area.communes });
  return {
    need: (key, count) => show(areaId, "need", { key, count }),
    ofClass: (key, count) => show(areaId, "class", { key, count }),
    baseline: ({ indicatorCode, baseline }) =>
      shownCount(
        baseline,
        isSmall(baseline) ||
          hidden.has(indicatorCode) ||
          show(areaId, "need", { key: indicatorCode, count: baseline }) === suppressed,
      ),
  };
}

/** What the framework leaves out of a figure, a plan of the same area does not tell. */
async function suppressedIndicators(
  { tx, today }: ActContext,
  asked: {
    readonly plan: OfProgramme;
    readonly codes: readonly string[];
    readonly reach: readonly CommuneInReach[];
    readonly communes: readonly string[];
  },
): Promise<ReadonlySet<string>> {
  const pack = await store.packOfPlan(tx, asked.plan);
  const hidden = new Set<string>();
  for (const code of new Set(asked.codes)) {
    const version = pack.indicators.find((indicator) => indicator.code === code)?.version ?? 1;
    const rule = countRulesOf(pack).get(countKey(code, version));
    if (rule === undefined) continue;
    const found = await communesShown(tx, asked.reach, { on: today, rule });
    if (found.has(keyOfCommunes(asked.reach, asked.communes))) hidden.add(code);
  }
  return hidden;
}

/** The lines of a plan are its text, which is not changed for a reader: it is shown whole or, with a suppressed count in it, not at all. */
export async function refuseSmallBaselines(
  context: ActContext,
  plan: OfProgramme,
  lines: readonly Line[],
): Promise<Refusal | undefined> {
  const targets = lines.filter((line) => line.kind === "target");
  if (targets.length === 0) return undefined;
  const codes = targets.map(({ indicatorCode }) => indicatorCode);
  const shown = await planCountsShown(context, plan, codes);
  const withheld = targets.some((target) => shown.baseline(target) === suppressed);
  return withheld ? refuse("planning.small_counts_withheld") : undefined;
}
