import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Place } from "#programme/area/kilometres-between.ts";
import type { Tx } from "#server/platform/database/database.ts";
import { communeKinds, inForce } from "./area-parts.ts";
import { nameOrder } from "#server/platform/database/name-order.ts";

export type Commune = {
  readonly areaId: string;
  readonly areaName: string;
  readonly kind: string;
  readonly population: number | null;
  /** Classes in force: zones, border, island, … */
  readonly classes: readonly string[];
};

/**
 * The communes, wards and special zones of an area, itself or all below it: those in force for good, or on a day those in force then. A
 * unit that was not there yet on the day is counted by the units that became it whole.
 */
export async function communesOf(tx: Tx, areaId: string, on?: LocalDate): Promise<readonly Commune[]> {
  if (on === undefined) return communesIn(tx, sql`select ${areaId}::text as area_id`, sql`area.valid_to is null`);
  const units = sql`with recursive unit as (
      select area_id, valid_from from registry.areas where area_id = ${areaId}
      union
      select before.area_id, before.valid_from
      from unit join registry.area_successions succession on succession.to_area_id = unit.area_id and not succession.part
        join registry.areas before on before.area_id = succession.from_area_id
      where unit.valid_from > ${on}
    ) select area_id from unit`;
  return communesIn(tx, units, inForce(on));
}

/** The closure is read once, as a list. */
async function communesIn(
  tx: Tx,
  units: RawBuilder<unknown>,
  isInForce: RawBuilder<unknown>,
): Promise<readonly Commune[]> {
  const found = await sql<Commune>`
    select area.area_id as "areaId", area.name as "areaName", area.kind, area.population,
      array(select class from registry.area_classes class_of
        where class_of.area_id = area.area_id and class_of.valid_to is null order by class) as classes
    from registry.areas area
    where area.kind in ${communeKinds} and ${isInForce} and area.area_id in (
      select closure.descendant_id from registry.area_closure closure where closure.ancestor_id in (${units}))
    order by area.name ${nameOrder}, area.area_id`.execute(tx);
  return found.rows;
}

export const idsOf = (communes: readonly { readonly areaId: string }[]) => communes.map(({ areaId }) => areaId);

/** Where each of these areas lies, as its pack says; one without a point is left out. */
export async function pointsOf(tx: Tx, areaIds: readonly string[]): Promise<ReadonlyMap<string, Place>> {
  const found = await sql<Place & { readonly areaId: string }>`
    select area_id as "areaId", lon, lat from registry.areas
    where area_id = any (${areaIds}::text[]) and lon is not null and lat is not null`.execute(tx);
  return new Map(found.rows.map(({ areaId, lon, lat }) => [areaId, { lon, lat }]));
}
