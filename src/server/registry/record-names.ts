/** What records of the registry stage are called in the audit. */
import { sql } from "kysely";
import type { RecordNames } from "#server/authority/published.ts";

export const registryNames: RecordNames = {
  // A household's number: that of its list, else the end of its id.
  household: {
    of: sql`select case when household.source_key = household.household_id::text then right(household.household_id::text, 8)
      else household.source_key end from registry.households household where household.household_id = record.id`,
  },
  import: {
    of: sql`select file.name from registry.imports import
    join registry.import_files file on file.file_id = coalesce(import.households_file_id, import.people_file_id)
    where import.import_id = record.id`,
  },
  import_file: { of: sql`select name from registry.import_files where file_id = record.id` },
};
