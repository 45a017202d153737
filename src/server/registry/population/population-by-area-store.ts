import { sql } from "kysely";
import type { z } from "zod";
import type { countRow } from "#contract/registry/household.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { countedByCommune, countedByVillage, listChangedCommunes } from "./population-store.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";

type CountRow = z.output<typeof countRow>;

/**
 * Open households and their present members, by the areas directly below; of the communes of the act, or of those few. What lies above a
 * commune is looked up once for it, not for each of its villages.
 */
export async function countByAreaBelow(
  tx: Tx,
  areaId: string,
  on: string,
  communes: readonly string[] | undefined,
): Promise<CountRow[]> {
  const changed = await listChangedCommunes(tx, on, communes);
  const counted = communes === undefined ? countedByCommune(on, changed) : countedByVillage(on, communes, changed);
  const found = await sql<CountRow>`with counted as materialized (${counted})
    select area.area_id as "areaId", area.name as "areaName", sum(placed.households)::int as households,
      sum(placed.people)::int as people, false as "isEstimate"
    from (
      select closure.ancestor_id as area_id, commune.households, commune.people
      from (select commune_id, sum(households) as households, sum(people) as people from counted group by commune_id) commune
      join registry.area_closure closure on closure.descendant_id = commune.commune_id
        and closure.descendant_id = any(array(select commune_id from counted))
      where closure.ancestor_id <> ${areaId}
      union all select village_id, households, people from counted where village_id <> ${areaId}
      union all select commune_id, households, people from counted where village_id is null and commune_id = ${areaId}
    ) placed
    join registry.areas area on area.area_id = placed.area_id
    where area.parent_id = ${areaId} or area.area_id = ${areaId}
    group by area.area_id, area.name order by area.name ${nameOrder}, area.area_id`.execute(tx);
  return found.rows;
}
