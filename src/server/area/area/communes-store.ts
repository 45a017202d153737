import { sql } from "kysely";
import type { Tx } from "#server/platform/database/database.ts";

export type Commune = {
  readonly areaId: string;
  readonly areaName: string;
  readonly kind: string;
  readonly population: number | null;
  /** Classes in force: zones, border, island, … */
  readonly classes: readonly string[];
};

/** The communes, wards and special zones in force of an area: itself, or all below it; the closure is read once, as a list. */
export async function communesOf(tx: Tx, areaId: string): Promise<readonly Commune[]> {
  const found = await sql<Commune>`
    select area.area_id as "areaId", area.name as "areaName", area.kind, area.population,
      array(select class from registry.area_classes class_of
        where class_of.area_id = area.area_id and class_of.valid_to is null order by class) as classes
    from registry.area_closure closure join registry.areas area on area.area_id = closure.descendant_id
    where closure.ancestor_id = ${areaId} and area.kind in ('commune', 'ward', 'special_zone') and area.valid_to is null
    order by area.name, area.area_id`.execute(tx);
  return found.rows;
}

export const idsOf = (communes: readonly { readonly areaId: string }[]) => communes.map(({ areaId }) => areaId);
