/** What is done on an activity as a whole, and what is left of it. */
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { ActivityState, Unfinished } from "#programme/delivery/activity/activity-state.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type ActivityActName = "draft" | "open" | "close" | "reopen" | "edit" | "share" | "assign";

export async function setActivityState(tx: Tx, activityId: Id<"activity">, state: ActivityState): Promise<void> {
  await tx.updateTable("delivery.activities").set({ state }).where("activity_id", "=", activityId).execute();
}

/** The story of an activity: one row an act, never changed. */
export async function addActivityAct(
  { tx, newId, now, actor }: Pick<ActContext, "tx" | "newId" | "now" | "actor">,
  { activityId, communeId }: { readonly activityId: Id<"activity">; readonly communeId: string },
  done: {
    readonly act: ActivityActName;
    /** The day on which it counts, of acts that have one. */
    readonly doneOn?: LocalDate;
    readonly reason?: string | undefined;
    /** Of an assignment: to whom. */
    readonly officeId?: Id<"office"> | null;
  },
): Promise<void> {
  await tx
    .insertInto("delivery.activity_acts")
    .values({
      activity_act_id: newId(),
      activity_id: activityId,
      commune_id: communeId,
      act: done.act,
      done_on: done.doneOn ?? null,
      reason: done.reason ?? null,
      office_id: done.officeId ?? null,
      done_at: now,
      done_by: actor.officerId,
    })
    .execute();
}

type ActivityActRow = {
  readonly act: ActivityActName;
  readonly doneOn: LocalDate | null;
  readonly reason: string | null;
  readonly doneAt: string;
  readonly officerName: string | null;
  readonly officeName: string | null;
};

export async function listActivityActRows(tx: Tx, activityId: Id<"activity">): Promise<readonly ActivityActRow[]> {
  const found = await sql<ActivityActRow>`
    select done.act, done.done_on as "doneOn", done.reason, done.done_at as "doneAt", officer.full_name as "officerName",
      office.name as "officeName"
    from delivery.activity_acts done left join authority.officers officer on officer.officer_id = done.done_by
    left join authority.offices office on office.office_id = done.office_id
    where done.activity_id = ${activityId} order by done.done_at, done.activity_act_id`.execute(tx);
  return found.rows;
}

/** The last day on which one of the acts counted; null for an activity from before its acts were kept. */
export async function lastDayOf(
  tx: Tx,
  activityId: Id<"activity">,
  acts: readonly ActivityActName[],
): Promise<LocalDate | null> {
  const found = await sql<{ day: LocalDate | null }>`
    select max(done_on) as day from delivery.activity_acts
    where activity_id = ${activityId} and act = any(${acts})`.execute(tx);
  return found.rows[0]?.day ?? null;
}

export async function lastDeliveryOf(tx: Tx, activityId: Id<"activity">): Promise<LocalDate | null> {
  const found = await sql<{ day: LocalDate | null }>`
    select max(delivered_on) as day from delivery.supports where activity_id = ${activityId}`.execute(tx);
  return found.rows[0]?.day ?? null;
}

export async function countUnfinished(tx: Tx, activityId: Id<"activity">): Promise<Unfinished> {
  const found = await sql<Unfinished>`
    select count(*) filter (where state in ('proposed', 'checked'))::int as proposed,
      count(*) filter (where state in ('approved', 'committed'))::int as undelivered,
      count(*) filter (where state = 'delivered' and amount > 0)::int as unpaid
    from delivery.supports where activity_id = ${activityId}`.execute(tx);
  return found.rows[0] ?? { proposed: 0, undelivered: 0, unpaid: 0 };
}

/** The state of the activity of a support, which stays so until the act ends: closing waits for who delivers, and the other way round. */
export async function holdActivityOfSupport(
  tx: Tx,
  { householdId, supportId }: { readonly householdId: Id<"household">; readonly supportId: Id<"support"> },
): Promise<void> {
  await sql`select from delivery.activities activity where activity.activity_id = (select support.activity_id
    from delivery.supports support where support.household_id = ${householdId} and support.support_id = ${supportId})
    for share`.execute(tx);
}

export async function stateOfActivity(tx: Tx, activityId: Id<"activity">): Promise<ActivityState> {
  const found = await sql<{ state: ActivityState }>`
    select state from delivery.activities where activity_id = ${activityId}`.execute(tx);
  const [activity] = found.rows;
  if (activity === undefined) throw new Error(`a support is of activity ${activityId}, which is not there`);
  return activity.state;
}
