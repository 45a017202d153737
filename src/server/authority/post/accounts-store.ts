import { sql } from "kysely";
import type { Tx } from "#server/platform/database/database.ts";
import type { Officer } from "#server/authority/authority-store.ts";
import type { Id } from "#kernel/id.ts";

/** The account that the sign-in library reads: its tables, its hash. */
export async function addAccount(
  tx: Tx,
  account: {
    readonly officer: Officer;
    readonly passwordHash: string;
    readonly accountId: string;
    readonly now: string;
  },
): Promise<void> {
  const { officer, now } = account;
  await tx
    .insertInto("sign_in.users")
    .values({
      id: officer.officerId,
      name: officer.fullName,
      email: `${officer.userName}@accounts.invalid`,
      email_verified: false,
      username: officer.userName,
      display_username: officer.userName,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
  await tx
    .insertInto("sign_in.accounts")
    .values({
      id: account.accountId,
      user_id: officer.officerId,
      account_id: officer.officerId,
      provider_id: "credential",
      password: account.passwordHash,
      created_at: now,
      updated_at: now,
    })
    .execute();
}

export async function findPasswordHash(tx: Tx, officerId: Id<"officer">): Promise<string | undefined> {
  const row = await tx
    .selectFrom("sign_in.accounts")
    .select("password")
    .where("user_id", "=", officerId)
    .where("provider_id", "=", "credential")
    .executeTakeFirst();
  return row?.password ?? undefined;
}

/** Answers whether there was a password to replace. */
export async function setPasswordHash(
  tx: Tx,
  officerId: Id<"officer">,
  passwordHash: string,
  now: string,
): Promise<boolean> {
  const changed = await tx
    .updateTable("sign_in.accounts")
    .set({ password: passwordHash, updated_at: now })
    .where("user_id", "=", officerId)
    .where("provider_id", "=", "credential")
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** Authenticator app and passkeys: who lost the device sets up new ones, who took it over has none. */
export async function deleteSecondSteps(tx: Tx, officerId: Id<"officer">): Promise<void> {
  await sql`delete from sign_in.second_factors where officer_id = ${officerId}`.execute(tx);
  await sql`delete from sign_in.passkeys where officer_id = ${officerId}`.execute(tx);
}

export async function countSessions(tx: Tx, officerId: Id<"officer">, now: string): Promise<number> {
  const counted = await sql<{ count: number }>`select count(*)::int as count from sign_in.sessions
    where user_id = ${officerId} and expires_at > ${now}`.execute(tx);
  return counted.rows[0]?.count ?? 0;
}
