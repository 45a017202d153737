import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { Database, Tx } from "#server/platform/database/database.ts";
import { idleHours } from "./find-session.ts";
import type { Id } from "#kernel/id.ts";

export type SessionMethod = "password" | "password_and_code" | "passkey" | "oidc";

/** Begins a session and answers its token, which nothing but the browser's cookie keeps besides the row. */
export async function addSession(
  database: Database | Tx,
  session: {
    readonly sessionId: string;
    readonly officerId: Id<"officer">;
    readonly method: SessionMethod;
    readonly isLimited: boolean;
    readonly address: string;
    readonly userAgent: string | undefined;
  },
): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await sql`insert into sign_in.sessions
      (id, user_id, token, expires_at, ip_address, user_agent, created_at, updated_at, method, is_limited)
    values (${session.sessionId}, ${session.officerId}, ${token}, now() + make_interval(hours => ${idleHours}),
      ${session.address}, ${session.userAgent ?? null}, now(), now(), ${session.method}, ${session.isLimited})
  `.execute(database);
  return token;
}

export async function listSessions(tx: Tx, officerId: Id<"officer">) {
  return tx
    .selectFrom("sign_in.sessions")
    .select(["id", "ip_address", "user_agent", "method", "created_at", "updated_at"])
    .where("user_id", "=", officerId)
    .where("expires_at", ">", sql<string>`now()`)
    .orderBy("updated_at", "desc")
    .execute();
}

/** Ends a session of this officer. Answers whether there was one. */
export async function endSession(
  database: Database | Tx,
  officerId: Id<"officer">,
  sessionId: string,
): Promise<boolean> {
  const ended = await database
    .deleteFrom("sign_in.sessions")
    .where("id", "=", sessionId)
    .where("user_id", "=", officerId)
    .executeTakeFirst();
  return ended.numDeletedRows > 0n;
}

/** Ends all sessions of the officer but the one that is named. Answers how many. */
export async function endOtherSessions(
  tx: Tx,
  officerId: Id<"officer">,
  keptSessionId: string | undefined,
): Promise<number> {
  let others = tx.deleteFrom("sign_in.sessions").where("user_id", "=", officerId);
  if (keptSessionId !== undefined) others = others.where("id", "<>", keptSessionId);
  return Number((await others.executeTakeFirst()).numDeletedRows);
}

/** The session of an officer who has set up the second factor that was asked for. */
export async function liftLimit(tx: Tx, sessionId: string, method: SessionMethod): Promise<void> {
  await tx.updateTable("sign_in.sessions").set({ is_limited: false, method }).where("id", "=", sessionId).execute();
}

export async function removeExpiredSessions(database: Database, officerId: Id<"officer">): Promise<void> {
  await sql`delete from sign_in.sessions where user_id = ${officerId} and expires_at < now()`.execute(database);
}
