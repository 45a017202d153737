/** Which households the records of the review keep when their import is taken back. */
import { sql } from "kysely";
import type { LaterRecords } from "#server/registry/published.ts";

/**
 * Answers that came with a household and that nobody gave again are the import's own, scored or not: a score is only a calculation.
 * Whatever people have done since is not.
 */
export const keptByReview: Pick<LaterRecords, "decided" | "requested" | "reviewed"> = {
  decided: sql`exists (select from review.poverty_statuses status where status.household_id = household.household_id)`,
  requested: sql`exists (select from review.requests request where request.household_id = household.household_id)`,
  reviewed: sql`(exists (select from review.reviews review where review.household_id = household.household_id and not (
      review.state in ('surveyed', 'scored') and review.answered_how is null and review.answered_at is null
      and review.reviewer_id is null and review.round_id::text = import.options ->> 'roundId'))
    or exists (select from review.evidence evidence where evidence.household_id = household.household_id)
    or exists (select from review.household_causes cause where cause.household_id = household.household_id))`,
};
