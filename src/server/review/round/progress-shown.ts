/** How far a round is, as the reader may see it: places with few households in a state, and those that protect them, are left out. */
import type { ActContext } from "#server/platform/act/act.ts";
import { keyOfCommunes, reachOfCounts } from "#server/suppression/count-reader.ts";
import { suppressByArea, suppressVillages } from "#server/suppression/suppress-by-area.ts";
import { suppressClasses } from "#server/suppression/suppress-classes.ts";
import type { ProgressRow } from "./rounds-store.ts";

export async function progressShown(
  context: ActContext,
  rows: readonly ProgressRow[],
  communeId: string | undefined,
): Promise<{ readonly isExact: boolean; readonly rows: readonly ProgressRow[] }> {
  const communes = communeId === undefined ? rows.map(({ areaId }) => areaId) : [communeId];
  const reach = await reachOfCounts(context, communes);
  if (reach === undefined) return { isExact: true, rows };
  const states = [...new Set(rows.flatMap((row) => Object.keys(row.states)))].toSorted();
  const counted = new Map(rows.map((row) => [row.areaId, states.map((state) => row.states[state] ?? 0)]));
  const cellsOf = (areaId: string) => counted.get(areaId);
  // Who is decided on is in the classes of the day: a commune that is suppressed there is suppressed here.
  const { suppression } = await suppressClasses(context.tx, reach, context.today);
  const hidden =
    communeId === undefined
      ? suppressByArea(reach, cellsOf, suppression).cells
      : suppressVillages([...counted.keys()], cellsOf, {
          smallest: reach.smallest,
          isCommuneHidden: suppression.cells.has(keyOfCommunes(reach, [communeId])),
        });
  const known = new Set(reach.communes.flatMap((one) => (one.isKnown ? [one.areaId] : [])));
  return { isExact: false, rows: rows.filter(({ areaId }) => known.has(areaId) || !hidden.has(areaId)) };
}
