/** What records of the review stage are called in the audit. */
import { sql } from "kysely";
import type { RecordNames } from "#server/authority/published.ts";

export const reviewNames: RecordNames = {
  round: {
    of: sql`select area.name || ' ' || round.year from review.rounds round join registry.areas area using (area_id)
    where round.round_id = record.id`,
  },
  decision: { of: sql`select number from review.decisions where decision_id = record.id limit 1` },
  score_table: { of: sql`select name from review.score_tables where score_table_id = record.id` },
};
