import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "#server/platform/database/database.ts";
import type { geometry } from "#contract/area/boundary.ts";

export type Geometry = z.output<typeof geometry>;
export type Boundary = { readonly areaId: string; readonly geometry: Geometry; readonly source: string };

export async function listBoundariesBelow(tx: Tx, areaId: string, on: string): Promise<Boundary[]> {
  const found = await sql<Boundary>`select area.area_id as "areaId", boundary.geometry, boundary.source
    from registry.areas area join registry.area_boundaries boundary on boundary.area_id = area.area_id
    where area.parent_id = ${areaId} and (area.valid_from is null or area.valid_from <= ${on})
      and (area.valid_to is null or area.valid_to >= ${on})
    order by area.area_id`.execute(tx);
  return found.rows;
}

/** Areas in force directly below this one that have no boundary. */
export async function listWithoutBoundary(
  tx: Tx,
  areaId: string,
  on: string,
): Promise<{ areaId: string; name: string }[]> {
  const found = await sql<{
    areaId: string;
    name: string;
  }>`select area.area_id as "areaId", area.name from registry.areas area
    where area.parent_id = ${areaId} and (area.valid_from is null or area.valid_from <= ${on})
      and (area.valid_to is null or area.valid_to >= ${on})
      and not exists (select from registry.area_boundaries boundary where boundary.area_id = area.area_id)
    order by area.area_id`.execute(tx);
  return found.rows;
}

export async function writeBoundaries(
  tx: Tx,
  boundaries: readonly { readonly areaId: string; readonly geometry: Geometry }[],
  origin: { readonly source: string; readonly now: string },
): Promise<void> {
  await sql`insert into registry.area_boundaries (area_id, geometry, source, imported_at)
    select "areaId", geometry, ${origin.source}, ${origin.now}
    from jsonb_to_recordset(${JSON.stringify(boundaries)}::jsonb) as boundary ("areaId" text, geometry jsonb)
    on conflict (area_id) do update set geometry = excluded.geometry, source = excluded.source,
      imported_at = excluded.imported_at`.execute(tx);
}
