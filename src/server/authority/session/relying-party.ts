import { isIP } from "node:net";
import type { AuthenticatorTransport } from "@simplewebauthn/server";
import type { House } from "#server/platform/house.ts";

/** The site that passkeys belong to. Browsers make none for a bare address: undefined where the house is reached by one. */
export function relyingPartyOf({
  publicUrl,
}: Pick<House, "publicUrl">): { readonly id: string; readonly origin: string } | undefined {
  if (publicUrl === undefined || !URL.canParse(publicUrl)) return undefined;
  const { hostname, origin } = new URL(publicUrl);
  return isIP(hostname.replaceAll(/[[\]]/g, "")) === 0 ? { id: hostname, origin } : undefined;
}

const transports: readonly AuthenticatorTransport[] = ["ble", "hybrid", "internal", "nfc", "usb"];

export function transportsOf(kept: readonly string[]): AuthenticatorTransport[] {
  return transports.filter((transport) => kept.includes(transport));
}
