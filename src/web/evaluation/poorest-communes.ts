import { suppressed } from "#kernel/suppression/shown-count.ts";
import type { ShownCount } from "#kernel/suppression/shown-count.ts";

type Row = { readonly areaName: string; readonly poor: ShownCount };
const isShown = <Counted extends Row>(row: Counted): row is Counted & { readonly poor: number } =>
  row.poor !== suppressed;

/**
 * Where the poor households are, of the communes whose number is shown: a withheld number is not zero, has no place in an order, and a
 * sum without it is no share of the whole unless the whole is shown.
 */
export function poorestCommunes<Counted extends Row>(rows: readonly Counted[], total: ShownCount, most: number) {
  const shown = rows.filter(isShown).toSorted((a, b) => b.poor - a.poor);
  const top = shown.slice(0, most).filter(({ poor }) => poor > 0);
  const poor = top.reduce((sum, row) => sum + row.poor, 0);
  return {
    /** The order of the table: withheld last. */
    rows: [...shown, ...rows.filter((row) => !isShown(row))],
    names: top.map(({ areaName }) => areaName),
    share: total === suppressed || total === 0 ? undefined : poor / total,
    withheld: rows.length - shown.length,
  };
}
