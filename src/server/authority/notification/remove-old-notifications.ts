import { sql } from "kysely";
import type { ServerContext } from "#server/platform/server-context.ts";

/** Read or not: the record and the audit tell what was done. */
const daysKept = 365;

/** @param ownersServer removes rows, which the app role cannot */
export async function removeOldNotifications(ownersServer: ServerContext): Promise<void> {
  await sql`delete from authority.notifications
    where at < ${ownersServer.now()}::timestamptz - make_interval(days => ${daysKept})`.execute(ownersServer.database);
}
