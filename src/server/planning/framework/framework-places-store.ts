import { sql } from "kysely";
import type { Tx } from "#server/platform/database/database.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";

export type Place = {
  readonly areaId: string;
  readonly name: string;
  readonly isCommune: boolean;
  readonly isVillage: boolean;
  /** The communes whose households may live in it: itself, the one above a village, or all below. */
  readonly communes: readonly string[];
};

const communeKinds = ["commune", "ward", "special_zone"];

export async function placeOf(tx: Tx, areaId: string): Promise<Place | undefined> {
  return (await placesOf(tx, [areaId])).get(areaId);
}

export async function placesOf(tx: Tx, areaIds: readonly string[]): Promise<ReadonlyMap<string, Place>> {
  const found = await sql<Place>`
    select area.area_id as "areaId", area.name, area.kind = any(${communeKinds}) as "isCommune", area.kind = 'village' as "isVillage",
      array(select commune.area_id from registry.areas commune
        where commune.kind = any(${communeKinds}) and commune.area_id = any(array(
          select descendant_id from registry.area_closure where ancestor_id = area.area_id
          union all select ancestor_id from registry.area_closure where descendant_id = area.area_id and area.kind = 'village'))
        order by commune.area_id) as communes
    from registry.areas area where area.area_id = any(${areaIds})`.execute(tx);
  return new Map(found.rows.map((place) => [place.areaId, place]));
}

export async function placesBelow(
  tx: Tx,
  areaId: string,
  kind: "village" | "commune",
): Promise<readonly { readonly areaId: string; readonly name: string }[]> {
  const kinds = kind === "village" ? ["village"] : communeKinds;
  const found = await sql<{ areaId: string; name: string }>`
    select area.area_id as "areaId", area.name
    from registry.area_closure closure join registry.areas area on area.area_id = closure.descendant_id
    where closure.ancestor_id = ${areaId} and closure.descendant_id <> ${areaId} and area.kind = any(${kinds}) and area.valid_to is null
    order by area.name ${nameOrder}, area.area_id`.execute(tx);
  return found.rows;
}
