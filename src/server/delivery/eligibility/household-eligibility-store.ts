/** What a household has of each content on a day, and what its commune has open. */
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { SupportState } from "#programme/delivery/support-acts.ts";
import { plannedOutputs } from "#server/planning/published.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type GivenSupport = {
  readonly activityId: Id<"activity">;
  readonly activityTitle: string;
  readonly supportId: Id<"support">;
  readonly personName: string | null;
  readonly content: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly amount: Money;
  readonly state: SupportState;
};

/** Supports of the household, not refused and not given back, whose period holds the day. */
export async function listGiven(tx: Tx, householdId: Id<"household">, on: LocalDate): Promise<readonly GivenSupport[]> {
  const found = await sql<GivenSupport>`
    select support.activity_id as "activityId", activity.title as "activityTitle", support.support_id as "supportId",
      person.full_name as "personName", support.content, lower(support.period) as "from", upper(support.period) as until,
      support.amount, support.state
    from delivery.supports support
    join delivery.activities activity on activity.activity_id = support.activity_id
    left join registry.people person on person.household_id = support.household_id and person.person_id = support.person_id
    where support.household_id = ${householdId} and support.period @> ${on}::date and support.state not in ('refused', 'returned')
    order by support.support_id`.execute(tx);
  return found.rows;
}

export type OpenActivity = {
  readonly activityId: Id<"activity">;
  readonly programmeId: string;
  readonly activityKind: string;
  readonly title: string;
};

/** Activities of the commune that take supports. */
export async function listOpenActivities(tx: Tx, communeId: string): Promise<readonly OpenActivity[]> {
  const found = await sql<OpenActivity>`
    select activity.activity_id as "activityId", output.programme_id as "programmeId",
      activity.activity_kind as "activityKind", activity.title
    from delivery.activities activity join (${plannedOutputs}) output on output.output_id = activity.output_id
    where activity.commune_id = ${communeId} and activity.state = 'open'
    order by activity.title, activity.activity_id`.execute(tx);
  return found.rows;
}
