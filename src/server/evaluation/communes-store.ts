import { sql } from "kysely";
import type { Tx } from "#server/platform/database/database.ts";

/** The communes of an area: itself, or all below it, that are in force; the closure is read once, as a list. */
export async function communesOf(
  tx: Tx,
  areaId: string,
): Promise<readonly { readonly areaId: string; readonly areaName: string }[]> {
  const found = await sql<{ areaId: string; areaName: string }>`
    select area.area_id as "areaId", area.name as "areaName"
    from registry.area_closure closure join registry.areas area on area.area_id = closure.descendant_id
    where closure.ancestor_id = ${areaId} and area.kind in ('commune', 'ward', 'special_zone') and area.valid_to is null
    order by area.name, area.area_id`.execute(tx);
  return found.rows;
}

export const idsOf = (communes: readonly { readonly areaId: string }[]) => communes.map(({ areaId }) => areaId);
