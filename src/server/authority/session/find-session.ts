import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { ActOpening } from "#server/platform/act/act.ts";
import type { Database } from "#server/platform/database/database.ts";
import { readSignedCookie } from "./session-cookie.ts";
import type { CookieJar } from "./session-cookie.ts";

export const sessionCookie = "session_token";

/** A session ends so long after it was used last, and at the latest so long after it began. */
export const idleHours = 12;
export const longestHours = 7 * 24;
/** The last use is written down at most so often. */
const touchMinutes = 10;

export type SignedIn = {
  readonly officerId: Id<"officer">;
  readonly fullName: string;
  readonly sessionId: string;
  /** Until the officer has set up the second factor that the installation asks for, the session is good for nothing else. */
  readonly isLimited: boolean;
  /** Signed in with a one-time password that others have seen: nothing but changing it is open. */
  readonly mustChangePassword: boolean;
};

type SessionRow = {
  session_id: string;
  officer_id: Id<"officer">;
  full_name: string;
  is_limited: boolean;
  must_change_password: boolean;
  is_stale: boolean;
};

const columns = sql`session.id as session_id, officer.officer_id, officer.full_name, session.is_limited,
  officer.must_change_password, session.updated_at < now() - ${sql.raw(`interval '${touchMinutes} minutes'`)} as is_stale`;

/**
 * That the session stands, is neither expired nor too old, and that its officer is not disabled. Time is the database's own, so that it
 * does not depend on the clock of one machine. An ended session has no row.
 */
const standing = (token: string) => sql`sign_in.sessions session
  join authority.officers officer on officer.officer_id = session.user_id
  where session.token = ${token} and session.expires_at > now()
    and session.created_at > now() - ${sql.raw(`interval '${longestHours} hours'`)} and officer.disabled_at is null`;

type Sessions = { readonly database: Database; readonly jar: CookieJar };

/** Who sends the request: the signature of the cookie is checked here, the rest is one statement by the session's token. */
export async function findSession({ database, jar }: Sessions, request: Request): Promise<SignedIn | undefined> {
  const token = readSignedCookie(jar, request.headers.get("cookie"), sessionCookie);
  if (token === undefined) return undefined;
  const found = await sql<SessionRow>`select ${columns} from ${standing(token)}`.execute(database);
  const row = found.rows[0];
  if (row === undefined) return undefined;
  if (row.is_stale) await renewSession(database, row.session_id);
  return signedIn(row);
}

/** As `findSession`, in the statement that opens the act, so that a read costs one message less; nothing where no cookie of ours came. */
export function openingBySession({ database, jar }: Sessions, request: Request): ActOpening | undefined {
  const token = readSignedCookie(jar, request.headers.get("cookie"), sessionCookie);
  if (token === undefined) return undefined;
  let stale: string | undefined;
  return {
    open: async (tx, act, on) => {
      const found = await sql<SessionRow & { areas: string }>`
        select ${columns}, authority.begin_act(officer.officer_id, ${act}, ${on}) as areas from ${standing(token)}`.execute(
        tx,
      );
      const row = found.rows[0];
      if (row === undefined) return undefined;
      if (row.is_stale) stale = row.session_id;
      return { actor: signedIn(row), areas: row.areas };
    },
    close: async (isUse) => {
      if (isUse && stale !== undefined) await renewSession(database, stale);
    },
  };
}

function signedIn(row: SessionRow): SignedIn {
  return {
    officerId: row.officer_id,
    fullName: row.full_name,
    sessionId: row.session_id,
    isLimited: row.is_limited,
    mustChangePassword: row.must_change_password,
  };
}

/** Only while it is still stale: of many requests at once one writes. It never brings back a session that ended meanwhile. */
async function renewSession(database: Database, sessionId: string): Promise<void> {
  await sql`update sign_in.sessions set updated_at = now(), expires_at = now() + make_interval(hours => ${idleHours})
    where id = ${sessionId} and expires_at > now() and updated_at < now() - make_interval(mins => ${touchMinutes})
  `.execute(database);
}
