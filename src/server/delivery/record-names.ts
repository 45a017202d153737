/** What records of the delivery stage are called in the audit. */
import { sql } from "kysely";
import type { RecordNames } from "#server/authority/published.ts";

export const deliveryNames: RecordNames = {
  activity: { of: sql`select title from delivery.activities where activity_id = record.id` },
};
