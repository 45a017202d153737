import { sql } from "kysely";
import { leastSmallest, usualSmallest } from "#kernel/suppression/shown-count.ts";
import type { Tx } from "#server/platform/database/database.ts";

/**
 * From which count on households are counted for everybody. It is said by the packs of the programmes; the highest of those in use
 * holds on every page, for what one page shows another can be compared with.
 */
export async function smallestShown(tx: Tx): Promise<number> {
  const found = await sql<{ smallest: number | null }>`
    select max((pack -> 'smallCounts' ->> 'smallestShown')::int) as smallest from (
      select distinct on (programme_id) pack from planning.programmes
      order by programme_id, loaded_at desc, version desc) current
    where pack ->> 'sample' is distinct from 'true'`.execute(tx);
  return Math.max(leastSmallest, found.rows[0]?.smallest ?? usualSmallest);
}
