import { sql } from "kysely";
import type { Tx } from "#server/platform/database/database.ts";

type ProgrammePackFound = { readonly key: string; readonly pack: unknown };

/** The programmes that are loaded, each by its latest version; not the samples. */
export async function listProgrammePacks(tx: Tx): Promise<readonly ProgrammePackFound[]> {
  const rows =
    await sql<ProgrammePackFound>`select distinct on (programme_id) programme_id || ' ' || version as key, pack
    from planning.programmes where not coalesce((pack ->> 'sample')::boolean, false) order by programme_id, loaded_at desc, version desc`.execute(
      tx,
    );
  return rows.rows;
}
