import { isSmall } from "./shown-count.ts";

/** A row of a table: its cells sum to its total. */
export type CountRow = {
  readonly key: string;
  readonly cells: readonly number[];
  /** The reader knows this row from elsewhere: it is shown, and protects no other. */
  readonly isKnown?: boolean | undefined;
  /** Nobody may find out any of its counts: it is suppressed for what lies below it. */
  readonly isForced?: boolean | undefined;
};

export const totalOf = (row: CountRow) => row.cells.reduce((sum, cell) => sum + cell, 0);

type Line = { readonly least: number; readonly total: number };

/**
 * A cell that could be bounded to fewer than `smallest` values by who knows the sums of the columns over the suppressed rows (the total
 * minus what is shown) and the total of each of them, except those in `unknownTotals`, of which only the sum is known. The bounds
 * are exact: a table with given sums of rows and columns is a transportation problem, in which a cell goes from
 * max(0, row + column - all) to min(row, column).
 */
export function findExposedCell(
  rows: readonly CountRow[],
  unknownTotals: ReadonlySet<string>,
  smallest: number,
): { readonly row: CountRow; readonly column: number } | undefined {
  const width = rows[0]?.cells.length ?? 0;
  const leastOf = (row: CountRow) => (row.cells.every((cell) => cell > 0) ? 1 : 0);
  const merged = rows.filter(({ key }) => unknownTotals.has(key));
  const sum = (some: readonly CountRow[], of: (row: CountRow) => number) =>
    some.reduce((total, row) => total + of(row), 0);
  // Who attacks may take it that a suppressed cell is not zero where no cell of the row is: that is the worst case.
  const spare = (row: CountRow) => totalOf(row) - leastOf(row) * width;
  const all = sum(rows, spare);
  const columns = Array.from({ length: width }, (_, at) => sum(rows, (row) => (row.cells[at] ?? 0) - leastOf(row)));
  const isOneOfMany = (row: CountRow) => merged.length > 1 && unknownTotals.has(row.key);
  const lineOf = (row: CountRow): Line =>
    isOneOfMany(row) ? { least: leastOf(row), total: sum(merged, spare) } : { least: leastOf(row), total: spare(row) };
  for (const row of rows) {
    const line = lineOf(row);
    for (const [column, cell] of row.cells.entries()) {
      if (!(isSmall(cell, smallest) || (row.isForced === true && cell > 0))) continue;
      const ofColumn = columns[column] ?? 0;
      const highest = Math.min(line.total, ofColumn);
      const lowest = isOneOfMany(row) ? 0 : Math.max(0, line.total + ofColumn - all);
      if (highest - lowest + 1 < smallest) return { row, column };
    }
  }
  return undefined;
}
