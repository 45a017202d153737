import { leastSmallest, usualSmallest } from "#kernel/suppression/shown-count.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { smallCounts } from "./small-counts.ts";

/**
 * From which count on households are counted for everybody. It is said by the packs of the programmes; the highest of those in use
 * holds on every page, for what one page shows another can be compared with.
 */
export async function smallestShown(tx: Tx): Promise<number> {
  return Math.max(leastSmallest, (await smallCounts.answer().smallestOfProgrammes(tx)) ?? usualSmallest);
}
