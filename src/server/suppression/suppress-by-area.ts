import { suppressFamily } from "#kernel/suppression/suppress-family.ts";
import type { Suppression } from "#kernel/suppression/suppress-family.ts";
import { suppressTree } from "#kernel/suppression/suppress-tree.ts";
import type { TreeRow } from "#kernel/suppression/suppress-tree.ts";
import { beyondReach } from "./count-reader.ts";
import type { CommuneInReach, Reach } from "./count-reader.ts";

/** The cells of an area; they sum to its total. Undefined: nothing was counted there. */
export type CellsOf = (areaId: string) => readonly number[] | undefined;

/** What is suppressed of counts by area: communes in provinces in all that the reader reaches. See keyOfCommunes for the keys. */
export function suppressByArea(
  { communes: reach, smallest }: Reach,
  cellsOf: CellsOf,
  start: Partial<Suppression> = {},
): Suppression {
  const communes = reach.flatMap((commune) => {
    const cells = cellsOf(commune.areaId);
    return cells === undefined ? [] : [{ ...commune, cells }];
  });
  const sum = (rows: readonly { readonly cells: readonly number[] }[]) =>
    (rows[0]?.cells ?? []).map((_cell, at) => rows.reduce((total, { cells }) => total + (cells[at] ?? 0), 0));
  const provinces = Map.groupBy(communes, ({ parentId }) => parentId);
  const rows: TreeRow[] = communes.map(({ areaId, parentId, cells, isKnown }) => ({
    key: areaId,
    parent: communes.length === 1 ? undefined : `province ${parentId}`,
    cells,
    isKnown,
  }));
  if (communes.length > 1)
    for (const [parentId, ofProvince] of provinces)
      rows.push({
        key: `province ${parentId}`,
        parent: provinces.size === 1 ? undefined : "all",
        cells: sum(ofProvince),
        isKnown: ofProvince.every(({ isKnown }) => isKnown),
      });
  if (provinces.size > 1) rows.push({ key: "all", parent: undefined, cells: sum(communes) });
  const found = suppressTree(rows, smallest, start);
  return { cells: withAliases(found.cells, communes), totals: withAliases(found.totals, communes) };
}

/** A province of one commune is that commune, and one province that is all is asked for by either key. */
function withAliases(keys: ReadonlySet<string>, communes: readonly CommuneInReach[]): ReadonlySet<string> {
  const all = new Set([...keys, beyondReach]);
  const provinces = new Set(communes.map(({ parentId }) => `province ${parentId}`));
  const [only] = provinces;
  const [commune] = communes;
  if (communes.length === 1 && commune !== undefined && keys.has(commune.areaId))
    all.add(`province ${commune.parentId}`);
  if (provinces.size === 1 && only !== undefined && all.has(only)) all.add("all");
  return all;
}

/** What is suppressed of the villages of a commune: all, where the commune is or where nothing less protects them. */
export function suppressVillages(
  villages: readonly string[],
  cellsOf: CellsOf,
  options: {
    readonly smallest: number;
    readonly isCommuneHidden: boolean;
    readonly start?: ReadonlySet<string> | undefined;
  },
): ReadonlySet<string> {
  if (options.isCommuneHidden) return new Set(villages);
  const rows = villages.flatMap((key) => {
    const cells = cellsOf(key);
    return cells === undefined ? [] : [{ key, cells }];
  });
  const start = options.start ?? new Set();
  return suppressFamily(rows, options.smallest, { cells: start, totals: start })?.cells ?? new Set(villages);
}
