import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";

/** What was disbursed of what was allocated, per thousand; undefined where nothing was allocated. */
export function absorptionPerMille(allocated: Money, disbursed: Money): number | undefined {
  return allocated <= 0n ? undefined : Number((disbursed * 1000n) / allocated);
}

/** An area that had no money the year before has the rate of all together: it neither gains nor loses by it. */
export function absorptionOf(
  areas: readonly { readonly areaId: string; readonly allocated: Money; readonly disbursed: Money }[],
): { readonly ofAll: number; readonly of: (areaId: string) => number } {
  const sum = (key: "allocated" | "disbursed") => dong(areas.reduce((total, area) => total + area[key], 0n));
  const ofAll = absorptionPerMille(sum("allocated"), sum("disbursed")) ?? 0;
  const byArea = new Map(areas.map((area) => [area.areaId, absorptionPerMille(area.allocated, area.disbursed)]));
  return { ofAll, of: (areaId) => byArea.get(areaId) ?? ofAll };
}
