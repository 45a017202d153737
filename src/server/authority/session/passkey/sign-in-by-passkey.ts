import { generateAuthenticationOptions, verifyAuthenticationResponse } from "@simplewebauthn/server";
import type { AuthenticationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { networkOf } from "#server/platform/http/client-address.ts";
import { isOwnChallenge, makeChallenge, spendChallenge } from "./challenge.ts";
import { addFailedAttempt } from "#server/authority/session/failed-attempts-store.ts";
import { countFailure, findWait } from "#server/authority/session/limits-store.ts";
import { findPasskey, markPasskeyUsed } from "./passkeys-store.ts";
import { relyingPartyOf, transportsOf } from "./relying-party.ts";
import { fingerprint } from "#server/authority/session/sign-in-context.ts";
import type { Caller, SignInContext } from "#server/authority/session/sign-in-context.ts";
import { startSession } from "#server/authority/session/start-session.ts";
import type { Started } from "#server/authority/session/start-session.ts";

const purpose = "passkey";

/** AuthenticationResponseJSON of WebAuthn, level 3. */
export const assertion = z.object({
  id: z.string().max(2000),
  rawId: z.string().max(2000),
  type: z.literal("public-key"),
  response: z.object({
    clientDataJSON: z.string().max(10_000),
    authenticatorData: z.string().max(10_000),
    signature: z.string().max(10_000),
    userHandle: z.string().max(200).optional(),
  }),
  clientExtensionResults: z.record(z.string(), z.unknown()),
  authenticatorAttachment: z.enum(["cross-platform", "platform"]).optional(),
});

/** No account is named: the browser offers the passkeys that it has for this site. */
export async function getSignInOptions({ server, jar }: SignInContext): Promise<Result<object, Refusal>> {
  const party = relyingPartyOf(server);
  if (!party.ok) return party;
  return success(
    await generateAuthenticationOptions({
      rpID: party.value.id,
      challenge: new Uint8Array(Buffer.from(makeChallenge(jar.secret, purpose), "base64url")),
      userVerification: "required",
    }),
  );
}

export async function signInByPasskey(
  context: SignInContext,
  caller: Caller,
  response: z.output<typeof assertion>,
): Promise<Result<Started, Refusal>> {
  const { server, jar } = context;
  const party = relyingPartyOf(server);
  if (!party.ok) return party;
  const subjects = [{ kind: "address" as const, key: fingerprint(context, "address", networkOf(caller.address)) }];
  const seconds = await findWait(server.database, subjects);
  if (seconds > 0) return failure(refuse("authority.sign_in_delayed", { seconds }));
  const known = await findPasskey(server.database, response.id);
  const answered: { challenge?: string } = {};
  const verified =
    known &&
    (await verifyAuthenticationResponse({
      response: response as AuthenticationResponseJSON,
      expectedChallenge: (challenge) => {
        answered.challenge = challenge;
        return isOwnChallenge(jar.secret, purpose, challenge);
      },
      expectedOrigin: party.value.origin,
      expectedRPID: party.value.id,
      requireUserVerification: true,
      credential: {
        id: known.credentialId,
        publicKey: new Uint8Array(known.publicKey),
        counter: known.counter,
        transports: transportsOf(known.transports),
      },
    }).catch(() => undefined));
  const { challenge } = answered;
  const isRight =
    verified?.verified === true &&
    known?.isDisabled === false &&
    challenge !== undefined &&
    (await spendChallenge(server.database, challenge));
  if (!isRight) {
    await countFailure(server.database, subjects);
    await addFailedAttempt(server.database, {
      attemptId: server.newId(),
      officerId: known?.officerId,
      accountKey: fingerprint(context, "account", known?.userName ?? response.id),
      address: caller.address,
      method: "passkey",
      reason: known?.isDisabled === true ? "disabled" : "passkey",
    });
    return failure(refuse("authority.passkey_refused"));
  }
  await markPasskeyUsed(server.database, known.passkeyId, verified.authenticationInfo.newCounter);
  return success(
    await startSession(context, caller, { officerId: known.officerId, userName: known.userName, method: "passkey" }),
  );
}
