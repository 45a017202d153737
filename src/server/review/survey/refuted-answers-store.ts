/** One visit, two results: an objection that is upheld against one of them refutes the answers of both (docs/law.md L0.1-4). */
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import { moveOf } from "#programme/review/decision/review-acts.ts";
import type { Tx } from "#server/platform/database/database.ts";

type OfReview = { readonly householdId: Id<"household">; readonly reviewId: Id<"review"> };

/** The result of the same visit by the other standard, where the round has an opening list beside it or is one. */
const ofSameVisit = ({ householdId, reviewId }: OfReview) => sql`from review.reviews own
    join review.rounds round on round.round_id = own.round_id
    where own.household_id = ${householdId} and own.review_id = ${reviewId} and other.household_id = own.household_id
      and other.state <> 'superseded' and (other.round_id = round.asked_in
        or other.round_id in (select opening.round_id from review.rounds opening where opening.asked_in = own.round_id))`;

/**
 * Marks the answers of this result as refuted, and the other result of the same visit, whatever was added to its sheet: neither is scored or
 * decided before the household was surveyed again.
 */
export async function markRefuted(tx: Tx, review: OfReview): Promise<void> {
  await sql`update review.reviews other set rests_on_refuted = true ${ofSameVisit(review)}`.execute(tx);
  await sql`update review.reviews set rests_on_refuted = true
    where household_id = ${review.householdId} and review_id = ${review.reviewId}`.execute(tx);
}

/** The other result, where it rests on refuted answers, begins again from the corrected ones: its score is void, and the village meets again. */
export async function correctOtherResult(tx: Tx, review: OfReview): Promise<Id<"round"> | undefined> {
  const move = moveOf("correct");
  const corrected = await sql<{
    roundId: Id<"round">;
  }>`update review.reviews other set answers = own.answers, state = ${move.to},
      surveyed_on = own.surveyed_on, surveyed_by = own.surveyed_by, answered_how = own.answered_how, answered_at = own.answered_at,
      answered_lon = own.answered_lon, answered_lat = own.answered_lat, answered_accuracy_m = own.answered_accuracy_m,
      facts = null, class = null, deprivations = null, deprivation_count = null, low_income_workers = null, rests_on_refuted = false
    ${ofSameVisit(review)} and other.rests_on_refuted and other.state = any (${[...move.from]})
      and exists (select from review.rounds open where open.round_id = other.round_id and open.closed_on is null)
    returning other.round_id as "roundId"`.execute(tx);
  return corrected.rows[0]?.roundId;
}
