/** What records of the voice stage are called in the audit: by their code, which says nothing of who handed them in. */
import { sql } from "kysely";
import type { RecordNames } from "#server/authority/published.ts";

export const voiceNames: RecordNames = {
  grievance: { of: sql`select code from voice.grievances where grievance_id = record.id` },
};
