/** What records of the treasury stage are called in the audit. */
import { sql } from "kysely";
import type { RecordNames } from "#server/authority/published.ts";

export const treasuryNames: RecordNames = {
  treasury_import: { of: sql`select file_name from planning.treasury_imports where treasury_import_id = record.id` },
};
