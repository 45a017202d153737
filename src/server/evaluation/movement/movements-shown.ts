/** Who moved between the classes, as the reader may see it. */
import type { LocalDate } from "#kernel/local-date.ts";
import { isSmall, suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import { suppressMoves, tellsNoRow } from "#kernel/suppression/suppress-moves.ts";
import { movementOf } from "#programme/evaluation/movement.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { isWholeReach, keyOfCommunes, reachOfCounts } from "#server/suppression/count-reader.ts";
import { suppressClasses } from "#server/suppression/suppress-classes.ts";
import * as store from "./movements-store.ts";

export type ShownMoves = {
  readonly moves: Record<string, ShownCount>;
  readonly escaped: ShownCount;
  readonly relapsed: ShownCount;
  readonly newlyPoor: ShownCount;
  readonly stayed: ShownCount;
};

const withheld: ShownMoves = {
  moves: {},
  escaped: suppressed,
  relapsed: suppressed,
  newlyPoor: suppressed,
  stayed: suppressed,
};

/**
 * Moves are rare: of a single commune nearly all of them are small, and with the counts of both days one leads to the next. Who may
 * not read the households by name sees those of all that they reach together, where no commune is suppressed on either day.
 */
export async function movementsShown(
  context: ActContext,
  communes: readonly string[],
  days: { readonly from: LocalDate; readonly to: LocalDate },
  /** What is counted between the days: movements within a standard, or the change from one standard to another. */
  count: typeof store.countMovements = store.countMovements,
): Promise<{ readonly total: ShownMoves; readonly rows: ReadonlyMap<string, ShownMoves> }> {
  const moves = await count(context.tx, communes, days);
  const byArea = Map.groupBy(moves, ({ areaId }) => areaId);
  const reach = await reachOfCounts(context, communes);
  if (reach === undefined)
    return {
      total: exactRow(moves),
      rows: new Map([...byArea].map(([areaId, own]) => [areaId, exactRow(own)])),
    };
  const known = new Set(reach.communes.filter(({ isKnown }) => isKnown).map(({ areaId }) => areaId));
  const key = keyOfCommunes(reach, communes);
  const before = await suppressClasses(context.tx, reach, days.from);
  const after = await suppressClasses(context.tx, reach, days.to);
  const hides =
    !isWholeReach(reach, after.byCommune, communes) ||
    !tellsNoRow([key, ...communes], [before.suppression, after.suppression]);
  return {
    total: hides ? withheld : wholeRow(moves, reach.smallest),
    rows: new Map([...byArea].map(([areaId, own]) => [areaId, known.has(areaId) ? exactRow(own) : withheld])),
  };
}

function exactRow(moves: readonly store.MovementRow[]): ShownMoves {
  const { moves: table, ...sums } = movementOf(moves);
  return { moves: { ...table }, ...sums };
}

/** A sum of moves is shown where each of them is. */
function wholeRow(moves: readonly store.MovementRow[], smallest: number): ShownMoves {
  const cells = [...Map.groupBy(moves, ({ before, after }) => `${before}>${after}`).values()].map((group) => ({
    before: group[0]?.before ?? "",
    after: group[0]?.after ?? "",
    count: group.reduce((sum, { households }) => sum + households, 0),
  }));
  const hidden = suppressMoves(cells, smallest);
  if (hidden === undefined) return withheld;
  const { moves: table, ...sums } = movementOf(moves);
  const isHidden = (fits: (before: string, after: string) => boolean) =>
    cells.some(({ before, after }) => fits(before, after) && hidden.has(`${before}>${after}`));
  const isListed = (one: string) => one === "poor" || one === "near_poor";
  const joins =
    isHidden((before, after) => isListed(after) && !isListed(before)) ||
    isSmall(sums.relapsed, smallest) ||
    isSmall(sums.newlyPoor, smallest);
  return {
    moves: Object.fromEntries(Object.entries(table).map(([key, count]) => [key, hidden.has(key) ? suppressed : count])),
    escaped: isHidden((before, after) => before === "poor" && !isListed(after) && after !== "-")
      ? suppressed
      : sums.escaped,
    relapsed: joins ? suppressed : sums.relapsed,
    newlyPoor: joins ? suppressed : sums.newlyPoor,
    stayed: isHidden((before, after) => before === "poor" && after === "poor") ? suppressed : sums.stayed,
  };
}
