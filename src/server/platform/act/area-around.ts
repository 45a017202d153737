import { sql } from "kysely";
import type { Tx } from "#server/platform/database/database.ts";
import { rootArea } from "#server/platform/database/root-area.ts";

/** The nearest area that all areas of the act lie in: the chain in which what concerns them all is kept. */
export async function areaAround(tx: Tx, areas: string): Promise<string> {
  if (areas === "*") return rootArea(tx);
  const ids = areas.split(",").filter((id) => id !== "");
  const found = await sql<{ areaId: string }>`
    select ancestor_id as "areaId" from registry.area_closure where descendant_id = any(${ids}::text[])
    group by ancestor_id having count(*) = ${ids.length} order by max(depth) limit 1`.execute(tx);
  return found.rows[0]?.areaId ?? rootArea(tx);
}
