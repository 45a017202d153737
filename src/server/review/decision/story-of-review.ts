import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { StoryEvent } from "#programme/registry/household/story-event.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** Surveys of a household with the income a head that was found, and what was decided about it, each with its decision. */
export async function storyOfReview(tx: Tx, householdId: Id<"household">): Promise<readonly StoryEvent[]> {
  const found = await sql<StoryEvent>`
    select 'review' as kind, 'surveyed' as what, review.surveyed_on as "on", round.year::text as title, null as "personName",
      '{}'::text[] as codes, review.income_per_person as amount, null as note, review.round_id as "recordId"
    from review.reviews review join review.rounds round on round.round_id = review.round_id
    where review.household_id = ${householdId} and review.surveyed_on is not null
    union all
    select 'review', status.outcome, status.effective_on, decision.number, null, array[status.class], null, status.reason,
      coalesce(decision.restored_round_id, decision.round_id)
    from review.poverty_statuses status join review.decisions decision on decision.decision_id = status.decision_id
    where status.household_id = ${householdId}`.execute(tx);
  return found.rows;
}
