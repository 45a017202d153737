/** A count that may be told: null where it is so small that it could name somebody. */
export type Cell = { readonly key: string; readonly count: number };
export type ToldCell = { readonly key: string; readonly count: number | null };

/** Counts from 1 to 4 are not told to who may not see households. */
export const smallestTold = 5;

/**
 * Hides small counts of cells that sum to a total which is told. One hidden cell alone could be reckoned back from the total, so
 * the next smallest cell is hidden with it; where there is none, the one cell is the total, and the total itself is small.
 */
export function hideSmallCells(cells: readonly Cell[]): readonly ToldCell[] {
  const hidden = new Set(cells.filter(({ count }) => isSmall(count)).map(({ key }) => key));
  if (hidden.size === 1) {
    const [next] = cells
      .filter(({ key, count }) => !hidden.has(key) && count > 0)
      .toSorted((a, b) => a.count - b.count);
    if (next !== undefined) hidden.add(next.key);
  }
  return cells.map(({ key, count }) => ({ key, count: hidden.has(key) ? null : count }));
}

export function isSmall(count: number): boolean {
  return count > 0 && count < smallestTold;
}
