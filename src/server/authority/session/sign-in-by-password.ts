import { randomBytes } from "node:crypto";
import { hashPassword, verifyPassword } from "better-auth/crypto";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { plainUserName } from "#programme/authority/post/user-name.ts";
import { usableUntil } from "#server/authority/post/usable-until.ts";
import { networkOf } from "#server/platform/http/client-address.ts";
import { findCredentialsByName } from "./credentials-store.ts";
import { addFailedAttempt } from "./failed-attempts-store.ts";
import type { FailedAttempt } from "./failed-attempts-store.ts";
import { clearFailures, countFailure, findWait } from "./limits-store.ts";
import type { Subject } from "./limits-store.ts";
import { takeCode } from "./second-factor-store.ts";
import { accountKey, fingerprint } from "./sign-in-context.ts";
import type { Caller, SignInContext } from "./sign-in-context.ts";
import { readDevice, startSession } from "./start-session.ts";
import type { Started } from "./start-session.ts";
import type { Turns } from "./turns.ts";

export type PasswordAttempt = {
  readonly username: string;
  readonly password: string;
  readonly code?: string | undefined;
};

/** Compared with where there is no such account, so that the answer takes the same work (sign-in-work.test.ts). */
const noAccount = hashPassword(randomBytes(16).toString("hex"));

/**
 * Name and password, and the code of the second factor where one is set up. The answer to a wrong name, a wrong password and a disabled
 * account is the same.
 */
export async function signInByPassword(
  context: SignInContext,
  turns: Turns,
  caller: Caller,
  attempt: PasswordAttempt,
): Promise<Result<Started, Refusal>> {
  const userName = plainUserName(attempt.username);
  const key = accountKey(context, userName);
  const tried = await turns.take(key.toString("hex"), async () =>
    tryPassword(context, caller, { ...attempt, username: userName }),
  );
  return tried ?? failure(refuse("authority.sign_in_busy"));
}

async function tryPassword(
  context: SignInContext,
  caller: Caller,
  { username, password, code }: PasswordAttempt,
): Promise<Result<Started, Refusal>> {
  const { server } = context;
  const subjects = subjectsOf(context, caller, username);
  const seconds = await findWait(server.database, subjects);
  if (seconds > 0) return failure(refuse("authority.sign_in_delayed", { seconds }));
  const found = await findCredentialsByName(server.database, username);
  const isRight = await verifyPassword({ hash: found?.passwordHash ?? (await noAccount), password });
  const fail = async (reason: FailedAttempt["reason"], refusal: "authority.sign_in_wrong" | "authority.code_wrong") => {
    await countFailure(server.database, subjects);
    await addFailedAttempt(server.database, {
      attemptId: server.newId(),
      officerId: found?.officerId,
      accountKey: accountKey(context, username),
      address: caller.address,
      method: "password",
      reason,
    });
    return failure(refuse(refusal));
  };
  if (found?.passwordHash === undefined || !isRight) return fail("name_or_password", "authority.sign_in_wrong");
  if (found.isDisabled) return fail("disabled", "authority.sign_in_wrong");
  const { officerId, oneTimeSince } = found;
  const hours = server.config.VUON_ONE_TIME_PASSWORD_HOURS;
  if (oneTimeSince !== undefined && usableUntil(oneTimeSince, hours) <= server.now())
    return failure(refuse("authority.one_time_password_over", { hours }));
  if (found.hasSecondFactor) {
    if (code === undefined || code === "") return failure(refuse("authority.code_needed"));
    const isTaken = await takeCode(server.database, server.keys, { officerId, code, at: new Date() });
    if (!isTaken) return fail("code", "authority.code_wrong");
  }
  await clearFailures(server.database, subjects);
  const method = found.hasSecondFactor ? "password_and_code" : "password";
  return success(await startSession(context, caller, { officerId, userName: found.userName, method }));
}

/** A known device has limits of its own; any other shares those of the account and of its address. */
function subjectsOf(context: SignInContext, caller: Caller, userName: string): readonly Subject[] {
  const device = readDevice(context, caller, userName);
  if (device !== undefined) return [{ kind: "account", key: fingerprint(context, "device", device) }];
  return [
    { kind: "account", key: accountKey(context, userName) },
    { kind: "address", key: fingerprint(context, "address", networkOf(caller.address)) },
  ];
}
