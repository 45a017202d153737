/** What a household has of each content on a day, and what its commune has open. */
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { SupportState } from "#programme/delivery/support-acts.ts";
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

/** Activities of the commune that take supports. */
export async function listOpenActivities(
  tx: Tx,
  communeId: string,
): Promise<readonly { readonly activityId: Id<"activity">; readonly activityKind: string; readonly title: string }[]> {
  return tx
    .selectFrom("delivery.activities")
    .select(["activity_id as activityId", "activity_kind as activityKind", "title"])
    .where("commune_id", "=", communeId)
    .where("state", "=", "open")
    .orderBy("title")
    .orderBy("activity_id")
    .execute();
}
