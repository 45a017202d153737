/** What a saved run of a formula tells of households, as the reader may see it. */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import { isSmall } from "#kernel/suppression/shown-count.ts";
import { countsHouseholds } from "#programme/planning/allocation/criteria.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { reachOfCounts } from "#server/suppression/count-reader.ts";
import { suppressClasses } from "#server/suppression/suppress-classes.ts";
import type { SavedRun } from "./allocation-store.ts";

/**
 * Numbers of a run, and amounts made of them, are shown together or not at all: not with a small number in them, and not with a
 * number of a commune whose classes are suppressed on the day of the run.
 */
export async function refuseSmallInputs(context: ActContext, runs: readonly SavedRun[]): Promise<Refusal | undefined> {
  const counting = runs.filter(({ formula }) => formula.criteria.some(({ code }) => countsHouseholds(code)));
  const reach = await reachOfCounts(
    context,
    counting.flatMap(({ inputs }) => inputs.map(({ areaId }) => areaId)),
  );
  if (reach === undefined) return undefined;
  for (const { inputs, asOf } of counting) {
    const { suppression } = await suppressClasses(context.tx, reach, asOf);
    const isExposed = inputs.some(
      ({ areaId, numbers }) =>
        suppression.cells.has(areaId) ||
        Object.entries(numbers).some(([code, number]) => countsHouseholds(code) && isSmall(number, reach.smallest)),
    );
    if (isExposed) return refuse("planning.small_counts_withheld");
  }
  return undefined;
}

/** Numbers of households that were given by hand are left out of the head of a run for who may not read them. */
export async function givenShown(context: ActContext, runs: readonly SavedRun[]): Promise<(run: SavedRun) => SavedRun> {
  const areas = runs.flatMap(({ formula }) => (formula.given ?? []).map(({ areaId }) => areaId));
  if ((await reachOfCounts(context, [...new Set(areas)])) === undefined) return (run) => run;
  return (run) => ({
    ...run,
    formula: { ...run.formula, given: run.formula.given?.filter(({ criterion }) => !countsHouseholds(criterion)) },
  });
}
