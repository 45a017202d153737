import { generateRegistrationOptions, verifyRegistrationResponse } from "@simplewebauthn/server";
import type { RegistrationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";
import * as contract from "#contract/authority/session.ts";
import type { Id } from "#kernel/id.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { done } from "#server/platform/act/record-act.ts";
import { isOwnChallenge, makeChallenge } from "./challenge.ts";
import { findCredentials } from "#server/authority/session/credentials-store.ts";
import { confirmPassword } from "#server/authority/session/confirm-password.ts";
import { ownAct, readOwnAccess } from "#server/authority/session/own-act.ts";
import * as store from "./passkeys-store.ts";
import { relyingPartyOf, transportsOf } from "./relying-party.ts";
import { liftLimit } from "#server/authority/session/sessions-store.ts";

const mostPasskeys = 10;
const purposeOf = (officerId: Id<"officer">) => `add_passkey ${officerId}`;

export const getPasskeyOptions = readOwnAccess(contract.getPasskeyOptions, async ({ server, tx, actor }) => {
  const party = relyingPartyOf(server);
  if (!party.ok) return party;
  const known = await findCredentials(tx, actor.officerId);
  const options = await generateRegistrationOptions({
    rpName: "Vuon",
    rpID: party.value.id,
    userID: new Uint8Array(Buffer.from(actor.officerId)),
    userName: known?.userName ?? actor.officerId,
    userDisplayName: actor.fullName,
    challenge: new Uint8Array(Buffer.from(makeChallenge(server.keys.signIn, purposeOf(actor.officerId)), "base64url")),
    attestationType: "none",
    excludeCredentials: (await store.listCredentialsOf(tx, actor.officerId)).map((row) => ({
      id: row.credential_id,
      transports: transportsOf(row.transports),
    })),
    // With the device's own check of its holder, a passkey is two factors at once.
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return success(z.record(z.string(), z.unknown()).parse(options));
});

export const addPasskey = ownAct(contract.addPasskey, async (context, { body }) => {
  const { server, tx, actor, now } = context;
  const { officerId } = actor;
  const party = relyingPartyOf(server);
  if (!party.ok) return party;
  const known = await findCredentials(tx, officerId);
  if (known?.passwordHash !== undefined) {
    const confirmed = await confirmPassword(context, body.currentPassword ?? "");
    if (!confirmed.ok) return confirmed;
  }
  if ((await store.listCredentialsOf(tx, officerId)).length >= mostPasskeys) {
    return failure(refuse("authority.too_many_passkeys", { atMost: mostPasskeys }));
  }
  const verified = await verifyRegistrationResponse({
    response: body.response as RegistrationResponseJSON,
    expectedChallenge: (challenge) => isOwnChallenge(server.keys.signIn, purposeOf(officerId), challenge),
    expectedOrigin: party.value.origin,
    expectedRPID: party.value.id,
    requireUserVerification: true,
  }).catch(() => undefined);
  if (verified?.verified !== true) return failure(refuse("authority.passkey_refused"));
  const { credential } = verified.registrationInfo;
  const passkeyId = context.newId();
  const isNew = await store.addPasskey(tx, {
    passkeyId,
    officerId,
    credentialId: credential.id,
    publicKey: credential.publicKey,
    counter: credential.counter,
    transports: credential.transports ?? [],
    label: body.label,
    now,
  });
  if (!isNew) return failure(refuse("authority.passkey_known"));
  if (actor.sessionId !== undefined && actor.isLimited === true) await liftLimit(tx, actor.sessionId, "passkey");
  return done({ change: "passkey_added" }, { passkeyId });
});

export const removePasskey = ownAct(contract.removePasskey, async (context, { params }) => {
  const removed = await store.removePasskey(context.tx, context.actor.officerId, params.passkeyId);
  if (!removed) return failure(refuse("record.not_found"));
  return done({ change: "passkey_removed" }, {});
});
