/** Parts of statements about areas, which are `area` in them. */
import { sql } from "kysely";

/** Kinds of units at the level of communes, those of before 1 July 2025 among them. */
export const communeKinds = sql`('commune', 'ward', 'township', 'special_zone')`;

/** In force: a unit without a first or last day has none that is known. */
export const inForce = (on: string) =>
  sql`(area.valid_from is null or area.valid_from <= ${on}) and (area.valid_to is null or area.valid_to >= ${on})`;

export const centreOfArea = sql`case when area.lon is not null and area.lat is not null
  then jsonb_build_object('lon', area.lon, 'lat', area.lat) end`;
