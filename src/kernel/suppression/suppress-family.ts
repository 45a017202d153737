import { findExposedCell, totalOf } from "./count-ranges.ts";
import type { CountRow } from "./count-ranges.ts";
import { isSmall } from "./shown-count.ts";

export type Suppression = {
  /** Rows whose cells are suppressed, with every rate made of them. */
  readonly cells: ReadonlySet<string>;
  /** Of these, rows whose total is suppressed too. */
  readonly totals: ReadonlySet<string>;
};

/**
 * What is suppressed of rows that sum to a row which is shown. Small cells are, with the rest of their row (its total is shown); then
 * further rows until no small cell can be bounded to fewer than `smallest` values. These come in the order of the keys, whatever
 * their counts are: on two days it is the same rows. Undefined: only suppressing the sum would protect them.
 */
export function suppressFamily(
  family: readonly CountRow[],
  smallest: number,
  start: { readonly cells?: ReadonlySet<string>; readonly totals?: ReadonlySet<string> } = {},
): Suppression | undefined {
  const rows = family.filter(({ isKnown }) => isKnown !== true).toSorted((a, b) => (a.key < b.key ? -1 : 1));
  const totals = suppressTotals(rows, new Set(start.totals), smallest);
  if (totals === undefined) return undefined;
  const cells = new Set(
    rows
      .filter(
        (row) =>
          row.isForced === true ||
          start.cells?.has(row.key) === true ||
          totals.has(row.key) ||
          row.cells.some((cell) => isSmall(cell, smallest)),
      )
      .map(({ key }) => key),
  );
  for (;;) {
    const exposed = findExposedCell(
      rows.filter(({ key }) => cells.has(key)),
      totals,
      smallest,
    );
    if (exposed === undefined) return { cells, totals };
    const others = rows.filter(({ key }) => !cells.has(key));
    const next = others.find((row) => (row.cells[exposed.column] ?? 0) > 0) ?? others.find((row) => totalOf(row) > 0);
    if (next === undefined) return undefined;
    cells.add(next.key);
  }
}

/** A small total is suppressed with others until their sum leaves each of them `smallest` values. */
function suppressTotals(
  rows: readonly CountRow[],
  totals: Set<string>,
  smallest: number,
): ReadonlySet<string> | undefined {
  for (const row of rows) if (isSmall(totalOf(row), smallest)) totals.add(row.key);
  for (;;) {
    const hidden = rows.filter(({ key }) => totals.has(key));
    const sum = hidden.reduce((all, row) => all + totalOf(row), 0);
    if (!hidden.some((row) => isSmall(totalOf(row), smallest))) return totals;
    if (hidden.length > 1 && sum - (hidden.length - 1) >= smallest) return totals;
    const next = rows.find((row) => !totals.has(row.key) && totalOf(row) > 0);
    if (next === undefined) return undefined;
    totals.add(next.key);
  }
}
