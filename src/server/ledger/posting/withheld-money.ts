import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";

/** Money of which somebody without the names of households could find small counts. */
export type WithheldMoney = {
  /** Two or more, or none: what they hold together is shown. */
  readonly communes: ReadonlySet<string>;
  readonly fundLines: ReadonlySet<string>;
};

export const withheldRefusal = (): Refusal => refuse("planning.small_counts_withheld");

/** Rows of accounts that the reader may see. */
export function moneyRowsShown<Row extends { readonly areaId: string; readonly fundLineId: string | null }>(
  rows: readonly Row[],
  { communes, fundLines }: WithheldMoney,
): Row[] {
  return rows.filter(({ areaId, fundLineId }) => !communes.has(areaId) && !fundLines.has(fundLineId ?? ""));
}
