import { isIP } from "node:net";
import type { AuthenticatorTransport } from "@simplewebauthn/server";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { ServerContext } from "#server/platform/server-context.ts";

/**
 * The site that passkeys belong to, or why browsers make none for it: they want a name and no bare address, and a secure context, which is
 * HTTPS or the machine itself (WebAuthn level 3, 5.1.3; W3C Secure Contexts, 3.1).
 */
export function relyingPartyOf({
  publicUrl,
}: Pick<ServerContext, "publicUrl">): Result<{ readonly id: string; readonly origin: string }, Refusal> {
  if (publicUrl === undefined || !URL.canParse(publicUrl)) return failure(refuse("authority.passkey_not_here"));
  const { hostname, origin, protocol } = new URL(publicUrl);
  if (isIP(hostname.replaceAll(/[[\]]/g, "")) !== 0) return failure(refuse("authority.passkey_not_here"));
  if (protocol !== "https:" && !/(?:^|\.)localhost$/.test(hostname))
    return failure(refuse("authority.passkey_not_secure"));
  return success({ id: hostname, origin });
}

/** Where a browser can be offered passkeys, and otherwise why not. */
export function passkeysOf(server: Pick<ServerContext, "publicUrl">) {
  const party = relyingPartyOf(server);
  return party.ok
    ? { passkeysAt: party.value.origin, whyNoPasskeys: null }
    : { passkeysAt: null, whyNoPasskeys: party.failure };
}

const transports: readonly AuthenticatorTransport[] = ["ble", "hybrid", "internal", "nfc", "usb"];

export function transportsOf(kept: readonly string[]): AuthenticatorTransport[] {
  return transports.filter((transport) => kept.includes(transport));
}
