import { sql } from "kysely";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";

/** The kinds of post that an officer holds on the day, delegated ones included. */
export async function listHeldPosts(tx: Tx, officerId: string, on: LocalDate): Promise<ReadonlySet<string>> {
  const rows = await sql<{ post: string }>`select distinct post_kind as post from authority.held_posts
    where officer_id = ${officerId} and valid_from <= ${on} and (valid_to is null or valid_to >= ${on})`.execute(tx);
  return new Set(rows.rows.map(({ post }) => post));
}
