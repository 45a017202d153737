import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { SupportOfList } from "#programme/delivery/field-list/match-answers.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type AnswerableSupport = SupportOfList & {
  readonly householdId: Id<"household">;
  readonly supportId: Id<"support">;
  readonly communeId: string;
};

/** All supports of an activity under their locks, with the day of their approval. */
export async function loadAnswerable(
  tx: Tx,
  activityId: Id<"activity">,
  timeZone: string,
): Promise<readonly AnswerableSupport[]> {
  const found = await sql<AnswerableSupport>`
    with approved as (
      select done.household_id, done.support_id, max((done.done_at at time zone ${timeZone})::date) as day
      from delivery.supports own join delivery.support_acts done
        on done.household_id = own.household_id and done.support_id = own.support_id and done.act = 'approve'
      where own.activity_id = ${activityId} group by 1, 2)
    select support.household_id as "householdId", support.support_id as "supportId", support.commune_id as "communeId",
      support.series_id as "seriesId", support.instalment, support.state,
      case when support.state in ('delivered', 'paid', 'verified') then support.delivered_on end as "deliveredOn",
      (select day from approved where approved.household_id = support.household_id and approved.support_id = support.support_id) as "approvedOn"
    from delivery.supports support where support.activity_id = ${activityId}
    order by support.household_id, support.support_id for no key update of support`.execute(tx);
  return found.rows;
}

/** The names of the heads of these households. */
export async function listHeadNames(
  tx: Tx,
  householdIds: readonly Id<"household">[],
): Promise<ReadonlyMap<Id<"household">, string>> {
  const found = await sql<{ householdId: Id<"household">; name: string }>`
    select member.household_id as "householdId", person.full_name as name
    from registry.memberships member
    join registry.people person on person.household_id = member.household_id and person.person_id = member.person_id
    where member.household_id = any(${[...householdIds]}::uuid[]) and member.relation = 'head' and member.valid_to is null`.execute(
    tx,
  );
  return new Map(found.rows.map(({ householdId, name }) => [householdId, name]));
}

/** One statement a delivery, which names the list and its row. */
export async function addStatements(
  tx: Tx,
  rows: readonly {
    readonly evidenceId: string;
    readonly householdId: Id<"household">;
    readonly supportId: Id<"support">;
    readonly communeId: string;
    readonly note: string;
    readonly takenOn: LocalDate;
  }[],
  { at, by }: { readonly at: string; readonly by: string },
): Promise<void> {
  await sql`insert into delivery.evidence (household_id, evidence_id, support_id, commune_id, kind, note, taken_on, recorded_by, added_at)
    select "householdId", "evidenceId", "supportId", "communeId", 'statement', note, "takenOn", ${by}::uuid, ${at}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as said ("householdId" uuid, "evidenceId" uuid, "supportId" uuid,
      "communeId" text, note text, "takenOn" date)`.execute(tx);
}
