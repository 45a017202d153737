import { isSmall } from "./shown-count.ts";

/** Households that went from one class to another, keyed by both. */
export type MoveCell = { readonly before: string; readonly after: string; readonly count: number };

const keyOf = (before: string, after: string) => `${before}>${after}`;

/**
 * Keys ("before>after") of the moves that are not shown, where the counts of each class before and after are. Each small cell
 * becomes a corner of a rectangle of suppressed cells: a household more here, one less in the corners beside it, one more in the
 * opposite one leaves every sum as it is (the hypercube method; Repsilber 1994, Hundepool et al. 2012, 4.4.3). The corners beside
 * it hold `smallest` less one households at least, so as many values as `smallest` are possible. Undefined: no rectangle protects one of them, so no move is shown.
 */
export function suppressMoves(moves: readonly MoveCell[], smallest: number): ReadonlySet<string> | undefined {
  const counts = new Map(moves.map(({ before, after, count }) => [keyOf(before, after), count]));
  const of = (before: string, after: string) => counts.get(keyOf(before, after)) ?? 0;
  const befores = [...new Set(moves.map(({ before }) => before))].toSorted();
  const afters = [...new Set(moves.map(({ after }) => after))].toSorted();
  const hidden = new Set(
    moves.filter(({ count }) => isSmall(count, smallest)).map((move) => keyOf(move.before, move.after)),
  );
  const needed = smallest - 1;
  for (const { before, after } of moves.filter(({ count }) => isSmall(count, smallest))) {
    const rectangles = befores
      .filter((other) => other !== before && of(other, after) >= needed)
      .flatMap((otherBefore) =>
        afters
          .filter((other) => other !== after && of(before, other) >= needed)
          .map((otherAfter) => [keyOf(before, otherAfter), keyOf(otherBefore, after), keyOf(otherBefore, otherAfter)]),
      );
    const more = (corners: readonly string[]) => corners.filter((key) => !hidden.has(key)).length;
    const [best] = rectangles.toSorted((a, b) => more(a) - more(b));
    if (best === undefined) return undefined;
    for (const key of best) hidden.add(key);
  }
  return hidden;
}

/**
 * Whether moves of all rows together may be reported beside the counts of both days. They tie the days together: where one row is
 * suppressed and another is shown, the moves of the shown one follow from its counts, and what is left are the moves of the other.
 */
export function tellsNoRow(rows: readonly string[], days: readonly { readonly cells: ReadonlySet<string> }[]): boolean {
  return days.every(({ cells }) => !rows.some((row) => cells.has(row)));
}
