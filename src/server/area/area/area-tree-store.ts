import { sql } from "kysely";
import type { z } from "zod";
import type { EndedCommune } from "#programme/registry/import/places.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { area, areaSummary, succession } from "#contract/area/area.ts";
import { centreOfArea, communeKinds, inForce } from "./area-parts.ts";

export type AreaSummary = z.output<typeof areaSummary>;
type Succession = z.output<typeof succession>;
type AreaFacts = AreaSummary &
  Pick<z.output<typeof area>, "areaKm2" | "populationFlag" | "scoreAreaGroup" | "assumptions">;

const summary = (
  on: string,
) => sql`area.area_id as "areaId", area.code, area.kind, area.name, area.full_name as "fullName",
  area.setting, area.population, area.valid_from as "validFrom", area.valid_to as "validTo",
  ${centreOfArea} as centre,
  (select count(*)::int from registry.areas child where child.parent_id = area.area_id
    and (child.valid_from is null or child.valid_from <= ${on}) and (child.valid_to is null or child.valid_to >= ${on})) as children`;

export async function listAreasBelow(tx: Tx, parentId: string, on: string): Promise<AreaSummary[]> {
  const found = await sql<AreaSummary>`select ${summary(on)} from registry.areas area
    where area.parent_id = ${parentId} and ${inForce(on)} order by area.code, area.area_id`.execute(tx);
  return found.rows;
}

export async function findArea(tx: Tx, areaId: string, on: string): Promise<AreaFacts | undefined> {
  const found = await sql<AreaFacts>`select ${summary(on)}, area.area_km2::float8 as "areaKm2",
      area.population_flag as "populationFlag", area.score_area_group as "scoreAreaGroup", area.assumptions
    from registry.areas area where area.area_id = ${areaId}`.execute(tx);
  return found.rows[0];
}

/** Nearest first. */
export async function listAncestors(tx: Tx, areaId: string, on: string): Promise<AreaSummary[]> {
  const found = await sql<AreaSummary>`select ${summary(on)} from registry.area_closure closure
    join registry.areas area on area.area_id = closure.ancestor_id
    where closure.descendant_id = ${areaId} and closure.depth > 0 order by closure.depth`.execute(tx);
  return found.rows;
}

/** What the area was formed from and what it went into, directly. */
export async function listSuccessions(tx: Tx, areaId: string): Promise<Succession[]> {
  const found = await sql<Succession>`select succession.from_area_id as "fromAreaId", before.full_name as "fromName",
      succession.to_area_id as "toAreaId", after.full_name as "toName", succession.on_date as "onDate",
      succession.decision, succession.part
    from registry.area_successions succession
    join registry.areas before on before.area_id = succession.from_area_id
    join registry.areas after on after.area_id = succession.to_area_id
    where succession.from_area_id = ${areaId} or succession.to_area_id = ${areaId}
    order by succession.on_date, succession.from_area_id, succession.to_area_id`.execute(tx);
  return found.rows;
}

export type Place = {
  readonly areaId: string;
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly centre: { readonly lon: number; readonly lat: number } | null;
  readonly communeId: string | null;
};

/**
 * The area and all in force below it, with the commune that each lies in (a commune lies in itself; above communes null). What an
 * import may name.
 */
export async function listPlacesWithin(tx: Tx, areaId: string, on: string): Promise<Place[]> {
  const found = await sql<Place>`select area.area_id as "areaId", area.code, area.name, area.kind,
      ${centreOfArea} as centre,
      case when area.kind = 'village' then area.parent_id
        when area.kind in ${communeKinds} then area.area_id end as "communeId"
    from registry.area_closure closure join registry.areas area on area.area_id = closure.descendant_id
    where closure.ancestor_id = ${areaId} and ${inForce(on)}`.execute(tx);
  return found.rows;
}

/** Communes of before whose area lies in the area now, through all successions, as old files still name them. */
export async function listEndedCommunes(tx: Tx, areaId: string): Promise<EndedCommune[]> {
  const found = await sql<EndedCommune>`with recursive became as (
      select succession.from_area_id, succession.to_area_id from registry.area_successions succession
        join registry.area_closure closure on closure.descendant_id = succession.to_area_id and closure.ancestor_id = ${areaId}
      union
      select succession.from_area_id, became.to_area_id from became
        join registry.area_successions succession on succession.to_area_id = became.from_area_id
    )
    select before.code, before.name, array_agg(distinct became.to_area_id) as "becameIds"
    from became join registry.areas before on before.area_id = became.from_area_id
      join registry.areas after on after.area_id = became.to_area_id and after.valid_to is null
    where before.kind in ${communeKinds} and before.valid_to is not null
    group by before.area_id, before.code, before.name`.execute(tx);
  return found.rows;
}

/** The commune that a commune or a village lies in; of a larger area undefined. */
export async function findCommune(tx: Tx, areaId: string): Promise<string | undefined> {
  const found = await sql<{
    communeId: string;
  }>`select registry.commune_of_area(area_id) as "communeId" from registry.areas
    where area_id = ${areaId} and kind in ('commune', 'ward', 'township', 'special_zone', 'village')`.execute(tx);
  return found.rows[0]?.communeId;
}
