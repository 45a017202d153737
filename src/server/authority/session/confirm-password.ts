import { verifyPassword } from "better-auth/crypto";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { findCredentials } from "./credentials-store.ts";
import type { Credentials } from "./credentials-store.ts";
import { clearFailures, countFailure, findWait } from "./limits-store.ts";
import { accountKey, openSignIn } from "./sign-in-context.ts";

/**
 * The password again, before the access itself is changed: a browser that was left open is not enough. Wrong ones count as failed attempts, on a
 * connection of their own, since the act's transaction is rolled back; it is not waited for, since many acts that each wait for a second connection
 * would leave none.
 */
export async function confirmPassword(context: ActContext, password: string): Promise<Result<Credentials, Refusal>> {
  const { server, tx, actor } = context;
  const known = await findCredentials(tx, actor.officerId);
  if (known?.passwordHash === undefined) return failure(refuse("authority.password_wrong"));
  const subjects = [{ kind: "account" as const, key: accountKey(openSignIn(server), `confirm ${known.userName}`) }];
  const seconds = await findWait(tx, subjects);
  if (seconds > 0) return failure(refuse("authority.sign_in_delayed", { seconds }));
  if (await verifyPassword({ hash: known.passwordHash, password })) {
    await clearFailures(tx, subjects);
    return success(known);
  }
  countFailure(server.database, subjects).catch((error: unknown) =>
    server.log("error", "a failed attempt was not counted", { cause: String(error) }),
  );
  return failure(refuse("authority.password_wrong"));
}
