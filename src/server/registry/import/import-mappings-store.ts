import { sql } from "kysely";
import type { Mapping } from "#programme/registry/import/mapping.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type RememberedMapping = { readonly source: string; readonly mapping: unknown; readonly usedAt: string };

/** The mapping by which a source was read, for its next file. */
export async function rememberMapping(
  tx: Tx,
  used: {
    readonly areaId: string;
    readonly mapping: Mapping;
    readonly columns: readonly string[];
    readonly at: string;
    readonly by: string;
  },
): Promise<void> {
  await sql`insert into registry.import_mappings (area_id, source_system, mapping, columns, used_at, used_by)
    values (${used.areaId}, ${used.mapping.source}, ${JSON.stringify(used.mapping)}::jsonb, ${used.columns}::text[], ${used.at}, ${used.by})
    on conflict (area_id, source_system) do update set mapping = excluded.mapping, columns = excluded.columns,
      used_at = excluded.used_at, used_by = excluded.used_by`.execute(tx);
}

/** Mappings of the area, or of an area around it, for files that have all these columns and perhaps more. */
export async function listMappingsFor(
  tx: Tx,
  of: { readonly areaId: string; readonly columns: readonly string[] },
): Promise<readonly RememberedMapping[]> {
  const found = await sql<RememberedMapping>`select source_system as source, mapping, used_at as "usedAt"
    from registry.import_mappings
    where area_id in (select ancestor_id from registry.area_closure where descendant_id = ${of.areaId})
      and columns <@ ${of.columns}::text[]
    order by used_at desc limit 5`.execute(tx);
  return found.rows;
}
