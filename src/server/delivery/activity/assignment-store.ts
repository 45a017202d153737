/** Who carries activities out. */
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { Executor } from "#programme/delivery/activity/assign-activity.ts";
import type { Tx } from "#server/platform/database/database.ts";

export async function setOffice(tx: Tx, activityId: Id<"activity">, officeId: Executor): Promise<void> {
  await tx
    .updateTable("delivery.activities")
    .set({ office_id: officeId })
    .where("activity_id", "=", activityId)
    .execute();
}

/** Activities that are not closed and that the office has in hand. */
export async function countOpenOf(tx: Tx, officeId: Id<"office">): Promise<number> {
  const found = await sql<{ open: number }>`select count(*)::int as open from delivery.activities
    where office_id = ${officeId} and state <> 'closed'`.execute(tx);
  return found.rows[0]?.open ?? 0;
}
