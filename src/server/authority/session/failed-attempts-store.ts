import { sql } from "kysely";
import type { Database, Tx } from "#server/platform/database/database.ts";
import type { Id } from "#kernel/id.ts";

export type FailedAttempt = {
  readonly attemptId: string;
  /** Where the account exists; the answer to the caller does not depend on it. */
  readonly officerId: Id<"officer"> | undefined;
  readonly accountKey: Buffer;
  readonly address: string;
  readonly method: "password" | "passkey" | "oidc";
  readonly reason: "name_or_password" | "code" | "disabled" | "passkey" | "oidc" | "no_posts";
};

const keptDays = 90;

/** Writes the attempt down without what was typed, and removes those that are kept no longer. */
export async function addFailedAttempt(database: Database, attempt: FailedAttempt): Promise<void> {
  await database
    .insertInto("sign_in.failed_attempts")
    .values({
      attempt_id: attempt.attemptId,
      at: sql<string>`now()`,
      officer_id: attempt.officerId ?? null,
      account_key: attempt.accountKey,
      address: attempt.address,
      method: attempt.method,
      reason: attempt.reason,
    })
    .execute();
  await sql`delete from sign_in.failed_attempts where at < now() - make_interval(days => ${keptDays})`.execute(
    database,
  );
}

/** By day, address, account and reason, the latest first. Accounts that do not exist are distinguished by a piece of their fingerprint. */
export async function listFailedSignIns(
  tx: Tx,
  page: { readonly timeZone: string; readonly before: string | undefined; readonly limit: number },
) {
  const found = await sql<{
    day: string;
    address: string;
    user_name: string | null;
    account: string;
    method: string;
    reason: string;
    attempts: bigint;
    first_at: string;
    last_at: string;
    place: string;
  }>`select * from (
      select (attempt.at at time zone ${page.timeZone})::date as day, attempt.address, officer.user_name,
        left(encode(attempt.account_key, 'hex'), 8) as account, attempt.method, attempt.reason, count(*) as attempts,
        min(attempt.at) as first_at, max(attempt.at) as last_at,
        to_char(max(attempt.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US') || ' ' || max(attempt.attempt_id::text) as place
      from sign_in.failed_attempts attempt left join authority.officers officer on officer.officer_id = attempt.officer_id
      group by 1, 2, 3, 4, 5, 6
    ) grouped
    where ${page.before ?? null}::text is null or place < ${page.before ?? null}::text
    order by place desc limit ${page.limit}`.execute(tx);
  return found.rows;
}
