import type { CountRow } from "./count-ranges.ts";
import { totalOf } from "./count-ranges.ts";
import { isSmall } from "./shown-count.ts";
import { suppressFamily } from "./suppress-family.ts";
import type { Suppression } from "./suppress-family.ts";

/** A row with the row that it is a part of; the cells of parts sum to the cells of the whole. */
export type TreeRow = CountRow & { readonly parent: string | undefined };

/**
 * What is suppressed of a hierarchy (areas in areas), from its root down. Below a suppressed row everything is; where the parts of
 * a row cannot be protected while the row is shown, the row is suppressed, and its neighbours protect it.
 */
export function suppressTree(
  rows: readonly TreeRow[],
  smallest: number,
  start: { readonly cells?: ReadonlySet<string>; readonly totals?: ReadonlySet<string> } = {},
): Suppression {
  const families = Map.groupBy(rows, ({ parent }) => parent);
  const forced = new Set<string>();
  for (;;) {
    const found = { cells: new Set<string>(), totals: new Set<string>() };
    const exposed = descend(families.get(undefined) ?? [], { families, forced, smallest, start, found });
    if (exposed === undefined) return found;
    forced.add(exposed);
  }
}

type Descent = {
  readonly families: ReadonlyMap<string | undefined, readonly TreeRow[]>;
  readonly forced: ReadonlySet<string>;
  readonly smallest: number;
  readonly start: { readonly cells?: ReadonlySet<string>; readonly totals?: ReadonlySet<string> };
  readonly found: { readonly cells: Set<string>; readonly totals: Set<string> };
};

/** The key of a row that must be suppressed because its parts cannot be protected otherwise; undefined when all is well. */
function descend(roots: readonly TreeRow[], descent: Descent): string | undefined {
  const { families, forced, smallest, start, found } = descent;
  for (const root of roots) {
    // A root is a part of nothing that is shown; what is known of it is its total, and that each cell that is named is not zero.
    if (root.isKnown !== true) {
      const hides =
        forced.has(root.key) ||
        start.cells?.has(root.key) === true ||
        root.cells.some((cell) => isSmall(cell, smallest));
      const values = totalOf(root) - root.cells.filter((cell) => cell > 0).length + 1;
      if (hides) found.cells.add(root.key);
      if (start.totals?.has(root.key) === true || isSmall(totalOf(root), smallest) || (hides && values < smallest))
        found.totals.add(root.key);
    }
    const waiting = [root];
    for (let parent = waiting.pop(); parent !== undefined; parent = waiting.pop()) {
      const family = families.get(parent.key) ?? [];
      if (family.length === 0) continue;
      waiting.push(...family);
      if (found.cells.has(parent.key)) {
        for (const { key } of family) {
          found.cells.add(key);
          found.totals.add(key);
        }
        continue;
      }
      const own = suppressFamily(
        family.map((row) => (forced.has(row.key) ? { ...row, isForced: true } : row)),
        smallest,
        start,
      );
      if (own === undefined && !forced.has(parent.key)) return parent.key;
      const all = new Set(family.map(({ key }) => key));
      for (const key of own?.cells ?? all) found.cells.add(key);
      for (const key of own?.totals ?? all) found.totals.add(key);
    }
  }
  return undefined;
}
