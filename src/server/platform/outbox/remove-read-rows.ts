import { sql } from "kysely";
import type { ServerContext } from "#server/platform/server-context.ts";
import type { Consumer } from "./consumer.ts";

/** How long a row stays after all have read it: time to look into what a consumer did with it. */
const daysKept = 30;

/** @param ownersServer removes rows, which the app role cannot */
export async function removeReadRows(ownersServer: ServerContext, consumers: readonly Consumer[]): Promise<void> {
  const { database } = ownersServer;
  const known = consumers.map(({ name }) => name);
  // A consumer that is no more would keep every row for ever.
  await sql`delete from platform.outbox_consumers where consumer <> all (${known}::text[])`.execute(database);
  await sql`delete from platform.outbox row where row.at < ${ownersServer.now()}::timestamptz - make_interval(days => ${daysKept})
    and row.position <= (select min(position) from platform.outbox_consumers)
    and not exists (select from platform.outbox_set_aside aside where aside.entry_id = row.entry_id)`.execute(database);
}
