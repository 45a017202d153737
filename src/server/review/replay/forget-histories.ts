import { sql } from "kysely";
import type { ServerContext } from "#server/platform/server-context.ts";

/** Removes histories that no household has any more: each decision leaves those of before it (migration 0401). */
export async function forgetHistories(ownersServer: ServerContext): Promise<void> {
  await sql`select review.forget_histories()`.execute(ownersServer.database);
}
