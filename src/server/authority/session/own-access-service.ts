import { hashPassword, verifyPassword } from "better-auth/crypto";
import { sql } from "kysely";
import type {
  changePassword as changePasswordEndpoint,
  endOwnSession as endOwnSessionEndpoint,
  enrolSecondFactor as enrolSecondFactorEndpoint,
  removeSecondFactor as removeSecondFactorEndpoint,
} from "#contract/authority/session.ts";
import { sessionMethod } from "#contract/authority/session.ts";
import type { Decoded } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { checkPassword } from "#programme/authority/session/password.ts";
import type { ActContext, AuditEntry } from "#server/platform/act/act.ts";
import { isDemo } from "#server/authority/authority-store.ts";
import { setPasswordHash } from "#server/authority/post/accounts-store.ts";
import { findCredentials } from "./credentials-store.ts";
import type { Credentials } from "./credentials-store.ts";
import { clearFailures, countFailure, findWait } from "./limits-store.ts";
import { listPasskeys } from "./passkeys-store.ts";
import { passkeysOf } from "./relying-party.ts";
import { addSecondFactor, findSecondFactor, removeSecondFactor as removeFactor } from "./second-factor-store.ts";
import * as sessions from "./sessions-store.ts";
import { accountKey, openSignIn } from "./sign-in-context.ts";
import { stepOfCode } from "./totp.ts";

export async function getOwnAccess({ tx, actor, house }: ActContext) {
  const { officerId } = actor;
  const credentials = await findCredentials(tx, officerId);
  const factor = await findSecondFactor(tx, officerId);
  return {
    hasPassword: credentials?.passwordHash !== undefined,
    isLimited: actor.isLimited === true,
    secondFactor:
      factor === undefined ? null : { enrolledAt: factor.enrolled_at, backupCodesLeft: factor.backup_codes_left },
    sessions: (await sessions.listSessions(tx, officerId)).map((row) => ({
      sessionId: row.id,
      isThis: row.id === actor.sessionId,
      method: sessionMethod.parse(row.method),
      address: row.ip_address,
      userAgent: row.user_agent,
      beganAt: row.created_at,
      usedAt: row.updated_at,
    })),
    passkeys: await listPasskeys(tx, officerId),
    ...passkeysOf(house),
  };
}

export async function endOwnSession(context: ActContext, { params }: Decoded<typeof endOwnSessionEndpoint>) {
  const { tx, actor } = context;
  if (!(await sessions.endSession(tx, actor.officerId, params.sessionId))) return failure(refuse("record.not_found"));
  await auditOwn(context, { change: "session_ended" });
  return success({});
}

export async function endOtherSessions(context: ActContext) {
  const { tx, actor } = context;
  const ended = await sessions.endOtherSessions(tx, actor.officerId, actor.sessionId);
  await auditOwn(context, { change: "other_sessions_ended", sessions: ended });
  return success({ ended });
}

/** Whoever knew the old password is out: all other sessions end in the same transaction. */
export async function changePassword(
  context: ActContext,
  { body }: Decoded<typeof changePasswordEndpoint>,
): Promise<Result<{ readonly ended: number }, Refusal>> {
  const { tx, actor, now } = context;
  const known = await confirmPassword(context, body.currentPassword);
  if (!known.ok) return known;
  if (body.newPassword === body.currentPassword) return failure(refuse("authority.password_unchanged"));
  const checked = checkPassword(body.newPassword, { ...known.value, isDemo: await isDemo(tx) });
  if (!checked.ok) return checked;
  await setPasswordHash(tx, actor.officerId, await hashPassword(body.newPassword), now);
  const ended = await sessions.endOtherSessions(tx, actor.officerId, actor.sessionId);
  await auditOwn(context, { change: "password_changed", sessions: ended });
  return success({ ended });
}

export async function enrolSecondFactor(
  context: ActContext,
  { body }: Decoded<typeof enrolSecondFactorEndpoint>,
): Promise<Result<Record<string, never>, Refusal>> {
  const { tx, actor, now, house } = context;
  const { officerId } = actor;
  const known = await confirmPassword(context, body.currentPassword);
  if (!known.ok) return known;
  if ((await findSecondFactor(tx, officerId)) !== undefined) return failure(refuse("authority.code_enrolled"));
  const step = stepOfCode(body.secret, body.code, new Date());
  if (step === undefined) return failure(refuse("authority.code_wrong"));
  const { secret, backupCodes } = body;
  await addSecondFactor(tx, house.keys, { officerId, secret, backupCodes, step, now });
  if (actor.sessionId !== undefined) await sessions.liftLimit(tx, actor.sessionId, "password_and_code");
  // A session that somebody else began with the password alone does not outlive the second factor.
  const ended = await sessions.endOtherSessions(tx, officerId, actor.sessionId);
  await auditOwn(context, { change: "second_factor_enrolled", sessions: ended });
  return success({});
}

export async function removeSecondFactor(
  context: ActContext,
  { body }: Decoded<typeof removeSecondFactorEndpoint>,
): Promise<Result<Record<string, never>, Refusal>> {
  const known = await confirmPassword(context, body.currentPassword);
  if (!known.ok) return known;
  if (!(await removeFactor(context.tx, context.actor.officerId))) return failure(refuse("authority.code_not_enrolled"));
  await auditOwn(context, { change: "second_factor_removed" });
  return success({});
}

/**
 * The password again, before the access itself is changed: a browser that was left open is not enough. Wrong ones count as failed attempts, on a
 * connection of their own, since the act's transaction is rolled back; it is not waited for, since many acts that each wait for a second connection
 * would leave none.
 */
export async function confirmPassword(context: ActContext, password: string): Promise<Result<Credentials, Refusal>> {
  const { house, tx, actor } = context;
  const known = await findCredentials(tx, actor.officerId);
  if (known?.passwordHash === undefined) return failure(refuse("authority.password_wrong"));
  const subjects = [{ kind: "account" as const, key: accountKey(openSignIn(house), `confirm ${known.userName}`) }];
  const seconds = await findWait(tx, subjects);
  if (seconds > 0) return failure(refuse("authority.sign_in_delayed", { seconds }));
  if (await verifyPassword({ hash: known.passwordHash, password })) {
    await clearFailures(tx, subjects);
    return success(known);
  }
  countFailure(house.database, subjects).catch((error: unknown) =>
    house.log("error", "a failed attempt was not counted", { cause: String(error) }),
  );
  return failure(refuse("authority.password_wrong"));
}

/** In the chain of the area of the officer's own post, without anything secret. */
export async function auditOwn(context: ActContext, facts: AuditEntry["facts"]): Promise<void> {
  const { tx, actor } = context;
  const found = await sql<{ area_id: string }>`select area_id from authority.posts
    where officer_id = ${actor.officerId} and authority.sees(area_id) order by valid_from, area_id limit 1`.execute(tx);
  const areaId = found.rows[0]?.area_id;
  if (areaId === undefined) throw new Error("the officer acts by a post, and it is gone");
  await context.audit({ areaId, recordKind: "officer", recordId: actor.officerId, facts });
}
