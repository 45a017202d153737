/**
 * What the registry shows the area to lack, beside what the plan gives: fewer units than households in need is a warning and no refusal,
 * for the rest may come from elsewhere or in a later year. Only needs that the plan sets out to answer are compared.
 */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { PlanTree } from "./plan.ts";
import type { ProgrammePack } from "#programme/planning/framework/programme-pack.ts";

export type PlanNeed = {
  /** The deprivation. */
  readonly code: string;
  readonly households: number;
  /** Kinds of activity that answer it for a household. */
  readonly kinds: readonly string[];
  /** Indicators that count it. */
  readonly indicators: readonly string[];
  /** Households that other plans of the year and earlier supports answer. */
  readonly elsewhere: number;
};

export function needsNotReached(goals: PlanTree, needs: readonly PlanNeed[]): readonly Refusal[] {
  const targets = goals.flatMap((goal) => goal.targets);
  const outputs = targets.flatMap((target) => target.outputs);
  return needs.flatMap(({ code, households, kinds, indicators, elsewhere }) => {
    const answering = outputs.filter(({ activityKind }) => kinds.includes(activityKind));
    const isMeant = answering.length > 0 || targets.some((target) => indicators.includes(target.indicatorCode));
    const planned = answering.reduce((sum, { quantity }) => sum + quantity, 0);
    if (!isMeant || planned + elsewhere >= households) return [];
    return [refuse("planning.outputs_cannot_reach_need", { need: code, households, planned, elsewhere })];
  });
}

/** The needs of a programme's pack: which kinds answer a deprivation of a household, and which indicators count it. */
export function needsByPack(
  pack: Pick<ProgrammePack, "activityKinds" | "indicators">,
  lacking: readonly { readonly code: string; readonly households: number }[],
  elsewhere: ReadonlyMap<string, number>,
): readonly PlanNeed[] {
  return lacking.map(({ code, households }) => {
    const kinds = pack.activityKinds
      .filter(({ participants, answers }) => participants === "household" && answers.includes(code))
      .map((kind) => kind.code);
    return {
      code,
      households,
      kinds,
      indicators: pack.indicators
        .filter(({ counts }) => counts !== undefined && "deprivedIn" in counts && counts.deprivedIn === code)
        .map((indicator) => indicator.code),
      elsewhere: kinds.reduce((sum, kind) => sum + (elsewhere.get(kind) ?? 0), 0),
    };
  });
}
