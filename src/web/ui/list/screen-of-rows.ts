/** The rows that are on one screen of a list, and whether there is one before and after it; a screen that is no longer there is the last. */
export function screenOfRows<Row>(rows: readonly Row[], size: number, screen: number) {
  const last = Math.max(0, Math.ceil(rows.length / size) - 1);
  const at = Math.min(screen, last);
  const from = at * size;
  return { at, from, shown: rows.slice(from, from + size), hasBefore: at > 0, hasAfter: at < last };
}
