import { inOrder } from "#programme/planning/plan/plan-line.ts";
import type { Line } from "#web/planning/plan-editor/editor-cells.ts";

/** Money of each line and all below it; "" has the sum of the whole. */
export function sumsOf(lines: readonly Line[]): ReadonlyMap<string, bigint> {
  const sums = new Map<string, bigint>();
  for (const line of inOrder(lines).toReversed()) {
    const own = (sums.get(line.id) ?? 0n) + (line.kind === "fund" ? line.amount : 0n);
    sums.set(line.id, own);
    const above = line.parentId ?? "";
    sums.set(above, (sums.get(above) ?? 0n) + own);
  }
  return sums;
}
