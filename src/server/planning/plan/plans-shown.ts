/** What plans state, as the reader may see it: numbers and money that would tell a suppressed count of households are withheld. */
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { countKey } from "#programme/planning/framework/programme-pack.ts";
import type { ProgrammePack } from "#programme/planning/framework/programme-pack.ts";
import { nothingWithheld, withholdPlan } from "#programme/planning/plan/withhold-plan.ts";
import type { PlannedTarget, Withheld } from "#programme/planning/plan/withhold-plan.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { beyondReach, keyOfCommunes, reachOfCounts } from "#server/suppression/count-reader.ts";
import type { Reach } from "#server/suppression/count-reader.ts";
import { communesShown } from "#server/planning/framework/figures-shown.ts";
import { placesOf } from "#server/planning/framework/framework-places-store.ts";
import { countRulesOf } from "#server/planning/framework/count-rules.ts";
import { needsShown } from "#server/planning/need/needs-shown.ts";
import type { Goal } from "./plan-tree.ts";
import * as store from "./plans-store.ts";

export type StatedPlan = Pick<store.PlanHead, "areaId" | "programmeId" | "programmeVersion"> & {
  readonly targets: readonly PlannedTarget[];
};
export type PlanReader = {
  readonly read: (plan: StatedPlan) => Promise<Withheld>;
  /** The reader may read the households of the area by name, and sees every number. */
  readonly isKnown: (areaId: string) => boolean;
  readonly smallest: number;
};

/** How the reader sees the plans of these areas. */
export async function plansShown(context: ActContext, areaIds: readonly string[]): Promise<PlanReader> {
  const { tx, today } = context;
  const places = await placesOf(tx, [...new Set(areaIds)]);
  const communesOf = (areaId: string) => places.get(areaId)?.communes ?? [];
  const reach = await reachOfCounts(context, [...new Set([...places.values()].flatMap(({ communes }) => communes))]);
  if (reach === undefined) return { read: async () => nothingWithheld, isKnown: () => true, smallest: 0 };
  const known = new Set(reach.communes.flatMap(({ areaId, isKnown }) => (isKnown ? [areaId] : [])));
  const everywhere = { areaId: "", name: "", isCommune: false, isVillage: false, communes: [] };
  const needs = await needsShown(tx, reach, { area: everywhere, on: today, byVillage: [] });
  const packs = cached((version: string) => {
    const [programmeId = "", programmeVersion = ""] = version.split(" ");
    return store.packOfPlan(tx, { programmeId, programmeVersion });
  });
  const indicators = cached(async (asked: string) => {
    const [version = "", code = ""] = asked.split("|");
    const rule = ruleOf(await packs(version), code);
    return rule === undefined ? new Set<string>() : communesShown(tx, reach, { on: today, rule });
  });
  const isKnown = (areaId: string) => communesOf(areaId).every((commune) => known.has(commune));
  const read: PlanReader["read"] = async ({ areaId, programmeId, programmeVersion, targets }) => {
    const communes = communesOf(areaId);
    if (isKnown(areaId)) return nothingWithheld;
    const key = keyOfPlan(reach, communes);
    const version = `${programmeId} ${programmeVersion}`;
    const kinds = new Map((await packs(version)).activityKinds.map((kind) => [kind.code, kind]));
    const hiddenCodes = new Set<string>();
    for (const { indicatorCode } of targets)
      if (key === beyondReach || (await indicators(`${version}|${indicatorCode}`)).has(key))
        hiddenCodes.add(indicatorCode);
    const hides = (by: "need" | "road", code: string) =>
      key === beyondReach || needs.show(key, by, { key: code, count: 0 }) === suppressed;
    return withholdPlan(targets, {
      smallest: reach.smallest,
      hidesIndicator: (code) => hiddenCodes.has(code) || hides("need", code),
      countsHouseholds: (code) => ["household", "person"].includes(kinds.get(code)?.participants ?? "household"),
      hidesNeedsOf: (code) => {
        const kind = kinds.get(code);
        const isWhole = kind === undefined || key === beyondReach;
        return (
          isWhole || kind.answers.some((need) => hides("need", need)) || kind.roads.some((road) => hides("road", road))
        );
      },
    });
  };
  return { read, isKnown, smallest: reach.smallest };
}

/** A plan of a wider area sums over several places that the reader does not reach, and tells of none of them. */
function keyOfPlan(reach: Reach, communes: readonly string[]): string {
  const reached = new Set(reach.communes.map(({ areaId }) => areaId));
  const beyond = communes.filter((commune) => !reached.has(commune));
  return beyond.length > 1 ? "wider" : keyOfCommunes(reach, communes);
}

function ruleOf(pack: ProgrammePack, code: string) {
  const version = pack.indicators.find((indicator) => indicator.code === code)?.version ?? 1;
  return countRulesOf(pack).get(countKey(code, version));
}

function cached<Value>(find: (key: string) => Promise<Value>): (key: string) => Promise<Value> {
  const found = new Map<string, Promise<Value>>();
  return (key) => {
    const known = found.get(key) ?? find(key);
    found.set(key, known);
    return known;
  };
}

/** Targets as they are weighed. */
export function targetsOf(goals: readonly Goal[]): readonly PlannedTarget[] {
  return goals.flatMap(({ targets }) =>
    targets.map(({ outputs, ...target }) => ({
      ...target,
      outputs: outputs.map(({ lines, ...output }) => ({
        ...output,
        amount: lines.reduce((sum, { fundLines }) => fundLines.reduce((total, fund) => total + fund.amount, sum), 0n),
      })),
    })),
  );
}

/** The tree of a plan without what is withheld of it. */
export function goalsShown(goals: readonly Goal[], withheld: Withheld) {
  return goals.map((goal) => ({
    ...goal,
    targets: goal.targets.map((target) => {
      const isHidden = withheld.targets.has(target.targetId);
      return {
        ...target,
        baseline: isHidden ? suppressed : target.baseline,
        value: isHidden ? suppressed : target.value,
        outputs: target.outputs.map((output) => {
          if (!withheld.outputs.has(output.outputId)) return output;
          const lines = output.lines.map((line) => ({
            ...line,
            fundLines: line.fundLines.map((fund) => ({ ...fund, amount: suppressed })),
          }));
          return { ...output, quantity: suppressed, lines };
        }),
      };
    }),
  }));
}
