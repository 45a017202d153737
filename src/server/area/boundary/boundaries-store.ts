import { sql } from "kysely";
import type { z } from "zod";
import type { Tx } from "#server/platform/database/database.ts";
import type { geometry } from "#contract/area/boundary.ts";

export type Geometry = z.output<typeof geometry>;
export type Boundary = {
  readonly areaId: string;
  readonly geometry: Geometry;
  readonly source: string;
  readonly simplified: boolean;
};

export async function listBoundariesBelow(tx: Tx, areaId: string, on: string): Promise<Boundary[]> {
  const found = await sql<Boundary>`select area.area_id as "areaId", boundary.geometry, boundary.source,
      boundary.of_pack as simplified
    from registry.areas area join registry.area_boundaries boundary on boundary.area_id = area.area_id
    where area.parent_id = ${areaId} and (area.valid_from is null or area.valid_from <= ${on})
      and (area.valid_to is null or area.valid_to >= ${on})
    order by area.area_id`.execute(tx);
  return found.rows;
}

/** Areas in force directly below this one that have no boundary, or none that was imported. */
export async function listWithoutBoundary(
  tx: Tx,
  areaId: string,
  on: string,
  { imported }: { readonly imported: boolean },
): Promise<{ areaId: string; name: string }[]> {
  const found = await sql<{
    areaId: string;
    name: string;
  }>`select area.area_id as "areaId", area.name from registry.areas area
    where area.parent_id = ${areaId} and (area.valid_from is null or area.valid_from <= ${on})
      and (area.valid_to is null or area.valid_to >= ${on})
      and not exists (select from registry.area_boundaries boundary where boundary.area_id = area.area_id
        and not (${imported} and boundary.of_pack))
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
      imported_at = excluded.imported_at, of_pack = false`.execute(tx);
}

/**
 * Boundaries of the pack go to the units of their code that were in force on the pack's day or came later; one that an officer imported
 * stays as it is.
 */
export async function writePackBoundaries(
  tx: Tx,
  boundaries: readonly { readonly code: string; readonly geometry: Geometry }[],
  origin: { readonly source: string; readonly since: string; readonly now: string },
): Promise<void> {
  await sql`insert into registry.area_boundaries (area_id, geometry, source, imported_at, of_pack)
    select area.area_id, boundary.geometry, ${origin.source}, ${origin.now}, true
    from jsonb_to_recordset(${JSON.stringify(boundaries)}::jsonb) as boundary (code text, geometry jsonb)
    join registry.areas area on area.code = boundary.code and area.kind not in ('country', 'village')
      and (area.valid_to is null or area.valid_to >= ${origin.since}::date)
    on conflict (area_id) do update set geometry = excluded.geometry, source = excluded.source,
      imported_at = excluded.imported_at where area_boundaries.of_pack`.execute(tx);
}
