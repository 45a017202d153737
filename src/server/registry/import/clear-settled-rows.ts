import { sql } from "kysely";
import type { ServerContext } from "#server/platform/server-context.ts";

/** As long as the file that the rows came with (remove-stale-files.ts). */
const daysKept = 30;

/**
 * Rows that an import held back are kept as the file had them, numbers of people among them, so that they can be corrected. When that
 * is over their cells go, and what rows that hold no household say; which row of which file it was, and why it was held back, stays.
 *
 * @param ownersServer sees rows of all areas
 */
export async function clearSettledRows(ownersServer: ServerContext): Promise<void> {
  const now = ownersServer.now();
  const settledBefore = sql`${now}::timestamptz - make_interval(days => ${daysKept})`;
  await ownersServer.database.transaction().execute(async (tx) => {
    await sql`update registry.held_households set before = null,
        rows = (select coalesce(jsonb_agg(row || '{"raw": {}}' order by place), '[]')
          from jsonb_array_elements(rows) with ordinality as row (row, place))
      where state <> 'held' and settled_at < ${settledBefore}
        and (before is not null or jsonb_path_exists(rows, '$[*].raw.*'))`.execute(tx);
    await sql`update registry.left_out_rows row set said = ''
      from registry.imports import
      where import.import_id = row.import_id and import.finished_at < ${settledBefore} and row.said <> ''`.execute(tx);
    await sql`update registry.quarantine_rows quarantined set raw = '{}', beside = null
      from registry.imports import
      where import.import_id = quarantined.import_id and import.finished_at < ${settledBefore} and quarantined.raw <> '{}'
        and not exists (select from registry.held_households held where held.import_id = quarantined.import_id
          and held.household_key = quarantined.household_key and held.state = 'held')`.execute(tx);
  });
}
