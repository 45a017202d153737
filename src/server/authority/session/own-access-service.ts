import { hashPassword } from "better-auth/crypto";
import * as contract from "#contract/authority/session.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { checkPassword } from "#programme/authority/session/password.ts";
import { done } from "#server/platform/act/record-act.ts";
import { isDemo } from "#server/authority/authority-store.ts";
import { setPasswordHash } from "#server/authority/post/accounts-store.ts";
import { confirmPassword } from "./confirm-password.ts";
import { findCredentials } from "./credentials-store.ts";
import { ownAct, readOwnAccess } from "./own-act.ts";
import { listPasskeys } from "./passkey/passkeys-store.ts";
import { passkeysOf } from "./passkey/relying-party.ts";
import { addSecondFactor, findSecondFactor, removeSecondFactor as removeFactor } from "./second-factor-store.ts";
import * as sessions from "./sessions-store.ts";
import { stepOfCode } from "./totp.ts";

export const getOwnAccess = readOwnAccess(contract.getOwnAccess, async ({ tx, actor, server }) => {
  const { officerId } = actor;
  const credentials = await findCredentials(tx, officerId);
  const factor = await findSecondFactor(tx, officerId);
  return success({
    hasPassword: credentials?.passwordHash !== undefined,
    isLimited: actor.isLimited === true,
    secondFactor:
      factor === undefined ? null : { enrolledAt: factor.enrolled_at, backupCodesLeft: factor.backup_codes_left },
    sessions: (await sessions.listSessions(tx, officerId)).map((row) => ({
      sessionId: row.id,
      isThis: row.id === actor.sessionId,
      method: contract.sessionMethod.parse(row.method),
      address: row.ip_address,
      userAgent: row.user_agent,
      beganAt: row.created_at,
      usedAt: row.updated_at,
    })),
    passkeys: await listPasskeys(tx, officerId),
    ...passkeysOf(server),
  });
});

export const endOwnSession = ownAct(contract.endOwnSession, async ({ tx, actor }, { params }) => {
  if (!(await sessions.endSession(tx, actor.officerId, params.sessionId))) return failure(refuse("record.not_found"));
  return done({ change: "session_ended" }, {});
});

export const endOtherSessions = ownAct(contract.endOtherSessions, async ({ tx, actor }) => {
  const ended = await sessions.endOtherSessions(tx, actor.officerId, actor.sessionId);
  return done({ change: "other_sessions_ended", sessions: ended }, { ended });
});

/** Anyone who knew the old password is out: all other sessions end in the same transaction. */
export const changePassword = ownAct(contract.changePassword, async (context, { body }) => {
  const { tx, actor, now } = context;
  const known = await confirmPassword(context, body.currentPassword);
  if (!known.ok) return known;
  if (body.newPassword === body.currentPassword) return failure(refuse("authority.password_unchanged"));
  const checked = checkPassword(body.newPassword, { ...known.value, isDemo: await isDemo(tx) });
  if (!checked.ok) return checked;
  await setPasswordHash(tx, actor.officerId, await hashPassword(body.newPassword), now);
  const ended = await sessions.endOtherSessions(tx, actor.officerId, actor.sessionId);
  return done({ change: "password_changed", sessions: ended }, { ended });
});

export const enrolSecondFactor = ownAct(contract.enrolSecondFactor, async (context, { body }) => {
  const { tx, actor, now, server } = context;
  const { officerId } = actor;
  const known = await confirmPassword(context, body.currentPassword);
  if (!known.ok) return known;
  if ((await findSecondFactor(tx, officerId)) !== undefined) return failure(refuse("authority.code_enrolled"));
  const step = stepOfCode(body.secret, body.code, new Date());
  if (step === undefined) return failure(refuse("authority.code_wrong"));
  const { secret, backupCodes } = body;
  await addSecondFactor(tx, server.keys, { officerId, secret, backupCodes, step, now });
  if (actor.sessionId !== undefined) await sessions.liftLimit(tx, actor.sessionId, "password_and_code");
  // A session that somebody else began with the password alone does not outlive the second factor.
  const ended = await sessions.endOtherSessions(tx, officerId, actor.sessionId);
  return done({ change: "second_factor_enrolled", sessions: ended }, {});
});

export const removeSecondFactor = ownAct(contract.removeSecondFactor, async (context, { body }) => {
  const known = await confirmPassword(context, body.currentPassword);
  if (!known.ok) return known;
  if (!(await removeFactor(context.tx, context.actor.officerId))) return failure(refuse("authority.code_not_enrolled"));
  return done({ change: "second_factor_removed" }, {});
});
