import { sql } from "kysely";
import type { Output } from "#contract/endpoint.ts";
import type { listSupportActs } from "#contract/delivery/support.ts";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type SupportActRow = {
  readonly act: string;
  readonly state: string;
  readonly doneAt: string;
  readonly officerName: string | null;
  readonly note: string | null;
  readonly changed: Output<typeof listSupportActs>["acts"][number]["changed"];
};

export async function listActs(
  tx: Tx,
  householdId: Id<"household">,
  supportId: Id<"support">,
): Promise<readonly SupportActRow[]> {
  const found = await sql<SupportActRow>`
    select done.act, done.state, done.done_at as "doneAt", officer.full_name as "officerName", done.note, done.changed
    from delivery.support_acts done left join authority.officers officer on officer.officer_id = done.done_by
    where done.household_id = ${householdId} and done.support_id = ${supportId}
    order by done.done_at, done.support_act_id`.execute(tx);
  return found.rows;
}

/** The day on which the support was approved, in the time zone of the programme; null before. */
export async function approvalDay(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly supportId: Id<"support"> },
  timeZone: string,
): Promise<LocalDate | null> {
  const found = await sql<{ day: LocalDate | null }>`select max((done_at at time zone ${timeZone})::date) as day
    from delivery.support_acts
    where household_id = ${of.householdId} and support_id = ${of.supportId} and act = 'approve'`.execute(tx);
  return found.rows[0]?.day ?? null;
}
