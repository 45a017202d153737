/** Who moved between the classes, as the reader may see it. */
import type { ClassRoles } from "#programme/review/standard/class-role.ts";
import { readClassRoles } from "#server/review/published.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { isSmall, suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";
import { suppressMoves, tellsNoRow } from "#kernel/suppression/suppress-moves.ts";
import { isDeparture, isEscape, isJoining, isStay, movementOf } from "#programme/evaluation/movement.ts";
import type { Move, MovementWay } from "#programme/evaluation/movement.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { isWholeReach, keyOfCommunes, reachOfCounts } from "#server/suppression/count-reader.ts";
import { suppressClasses } from "#server/suppression/suppress-classes.ts";
import * as store from "./movements-store.ts";

export type ShownMoves = { readonly moves: Record<string, ShownCount> } & Readonly<Record<MovementWay, ShownCount>>;

const withheld: ShownMoves = {
  moves: {},
  escaped: suppressed,
  relapsed: suppressed,
  newlyPoor: suppressed,
  otherIncrease: suppressed,
  otherDecrease: suppressed,
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
  const { total, rows } = await count(context.tx, communes, days);
  const classes = await readClassRoles(context.tx);
  const byArea = Map.groupBy(rows, ({ areaId }) => areaId);
  const reach = await reachOfCounts(context, communes);
  if (reach === undefined)
    return {
      total: exactRow(total, classes),
      rows: new Map([...byArea].map(([areaId, own]) => [areaId, exactRow(own, classes)])),
    };
  const known = new Set(reach.communes.filter(({ isKnown }) => isKnown).map(({ areaId }) => areaId));
  const key = keyOfCommunes(reach, communes);
  const before = await suppressClasses(context.tx, reach, days.from);
  const after = await suppressClasses(context.tx, reach, days.to);
  const hides =
    !isWholeReach(reach, after.byCommune, communes) ||
    !tellsNoRow([key, ...communes], [before.suppression, after.suppression]);
  return {
    total: hides ? withheld : wholeRow(total, classes, reach.smallest),
    rows: new Map([...byArea].map(([areaId, own]) => [areaId, known.has(areaId) ? exactRow(own, classes) : withheld])),
  };
}

function exactRow(moves: readonly Move[], classes: ClassRoles): ShownMoves {
  const { moves: table, ...sums } = movementOf(moves, classes);
  return { moves: { ...table }, ...sums };
}

/** A sum of moves is shown where each of them is. */
function wholeRow(moves: readonly Move[], classes: ClassRoles, smallest: number): ShownMoves {
  const cells = [...Map.groupBy(moves, ({ before, after }) => `${before}>${after}`).values()].map((group) => ({
    before: group[0]?.before ?? "",
    after: group[0]?.after ?? "",
    count: group.reduce((sum, { households }) => sum + households, 0),
  }));
  const hidden = suppressMoves(cells, smallest);
  if (hidden === undefined) return withheld;
  const { moves: table, ...sums } = movementOf(moves, classes);
  const isHidden = (fits: typeof isEscape) =>
    cells.some((cell) => fits(classes, cell) && hidden.has(`${cell.before}>${cell.after}`));
  const joins =
    isHidden(isJoining) ||
    [sums.relapsed, sums.newlyPoor, sums.otherIncrease].some((households) => isSmall(households, smallest));
  // Who left and who was never rightly on the list are one cell of the table: neither is shown where the other is small.
  const takenBack = isSmall(
    moves.reduce((sum, move) => sum + move.takenBack, 0),
    smallest,
  );
  return {
    moves: Object.fromEntries(Object.entries(table).map(([key, count]) => [key, hidden.has(key) ? suppressed : count])),
    escaped: isHidden(isEscape) || takenBack ? suppressed : sums.escaped,
    relapsed: joins ? suppressed : sums.relapsed,
    newlyPoor: joins ? suppressed : sums.newlyPoor,
    otherIncrease: joins ? suppressed : sums.otherIncrease,
    otherDecrease: isHidden(isDeparture) || takenBack ? suppressed : sums.otherDecrease,
    stayed: isHidden(isStay) ? suppressed : sums.stayed,
  };
}
