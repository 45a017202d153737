/** The targets of an area, a programme and a year with all that is said of them: what each page and file of results begins with. */
import type { Id } from "#kernel/id.ts";
import { isSmall } from "#kernel/suppression/shown-count.ts";
import type { ProgrammePack } from "#programme/planning/framework/programme-pack.ts";
import { listStated } from "#server/planning/plan/plan-numbers-store.ts";
import { plansShown } from "#server/planning/plan/plans-shown.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { actualsOf } from "./actuals.ts";
import type { Actual } from "./actuals.ts";
import * as store from "./framework-store.ts";
import { findProgramme } from "./programmes-store.ts";
import { suppressedTargets } from "./suppressed-targets.ts";

export type WithheldOutputs = {
  readonly hides: (output: store.OutputRow) => boolean;
  /** May the reader read the households of the area by name, and so every count? */
  readonly isKnown: (areaId: string) => boolean;
  readonly smallest: number;
};

export type TargetFigures = {
  readonly pack: ProgrammePack;
  readonly targets: readonly store.TargetRow[];
  readonly outputs: ReadonlyMap<Id<"target">, readonly store.OutputRow[]>;
  readonly actuals: ReadonlyMap<string, Actual>;
  /** Targets whose figures are suppressed. */
  readonly hidden: ReadonlySet<string>;
  readonly withheld: WithheldOutputs;
};

/** Undefined where the programme is not loaded. */
export async function targetFiguresOf(
  context: ActContext,
  asked: { readonly areaId: string; readonly programmeId: string; readonly year: number },
): Promise<TargetFigures | undefined> {
  const { tx, today } = context;
  const pack = await findProgramme(tx, asked.programmeId);
  if (pack === undefined) return undefined;
  const targets = await store.listTargets(tx, asked);
  const ids = targets.map(({ targetId }) => targetId);
  const outputs = Map.groupBy(await store.listOutputs(tx, ids), ({ targetId }) => targetId);
  const actuals = await actualsOf(context, pack, targets, today);
  const withheld = await withheldOf(context, targets);
  const hidden = new Set([...(await suppressedTargets(context, pack, targets)), ...withheld.targets]);
  return { pack, targets, outputs, actuals, hidden, withheld };
}

/** What the plans themselves withhold, and outputs of which few were delivered. */
async function withheldOf(
  context: ActContext,
  targets: readonly store.TargetRow[],
): Promise<WithheldOutputs & { readonly targets: readonly string[] }> {
  const { read, isKnown, smallest } = await plansShown(
    context,
    targets.map(({ areaId }) => areaId),
  );
  const stated = await listStated(
    context.tx,
    targets.map(({ planId }) => planId),
  );
  const areaOf = new Map<string, string>(targets.map(({ targetId, areaId }) => [targetId, areaId]));
  const [hiddenTargets, outputs]: [string[], Set<string>] = [[], new Set()];
  for (const plan of new Map(targets.map((target) => [target.planId, target])).values()) {
    const withheld = await read({ ...plan, targets: stated.get(plan.planId) ?? [] });
    hiddenTargets.push(...withheld.targets);
    for (const output of withheld.outputs) outputs.add(output);
  }
  return {
    targets: hiddenTargets,
    smallest,
    isKnown,
    hides: ({ outputId, targetId, delivered }) =>
      outputs.has(outputId) || (!isKnown(areaOf.get(targetId) ?? "") && isSmall(delivered, smallest)),
  };
}
