import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { StoryEvent } from "#programme/registry/household/story-event.ts";
import { activitiesOfSupports } from "#server/delivery/published.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** What of a household was paid, and what came back. */
export async function storyOfPayment(tx: Tx, householdId: Id<"household">): Promise<readonly StoryEvent[]> {
  const found = await sql<StoryEvent>`
    select 'payment' as kind, instruction.state as what, instruction.settled_on as "on", activity.title, null as "personName",
      '{}'::text[] as codes, instruction.amount, null as note, instruction.support_id as "recordId"
    from payment.instructions instruction join (${activitiesOfSupports}) activity
      on activity.household_id = instruction.household_id and activity.support_id = instruction.support_id
    where instruction.household_id = ${householdId} and instruction.state in ('paid', 'returned') and instruction.settled_on is not null
    union all
    select 'payment', 'returned', returned.returned_on, activity.title, null, '{}', instruction.amount, returned.reason, instruction.support_id
    from payment.returns returned join payment.instructions instruction
      on instruction.household_id = returned.household_id and instruction.instruction_id = returned.instruction_id
    join (${activitiesOfSupports}) activity on activity.household_id = instruction.household_id and activity.support_id = instruction.support_id
    where instruction.household_id = ${householdId} and instruction.state <> 'returned'`.execute(tx);
  return found.rows;
}
