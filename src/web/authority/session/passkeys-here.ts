import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";

type PasskeyPlace = {
  /** The only address at which browsers use the passkeys of this installation. */
  readonly passkeysAt: string | null;
  readonly whyNoPasskeys: Pick<Refusal, "code" | "facts"> | null;
};

/** Why no passkey can be offered where this page is open; undefined where one can. */
export function whyNoPasskeyHere(
  { passkeysAt, whyNoPasskeys }: PasskeyPlace,
  here: { readonly origin: string; readonly hasWebAuthn: boolean },
): Pick<Refusal, "code" | "facts"> | undefined {
  if (whyNoPasskeys !== null) return whyNoPasskeys;
  if (passkeysAt !== null && passkeysAt !== here.origin)
    return refuse("authority.passkey_elsewhere", { address: passkeysAt });
  return here.hasWebAuthn ? undefined : refuse("authority.passkey_no_browser");
}

/** This page in this browser. */
export const passkeysHere = () => ({
  origin: globalThis.location.origin,
  hasWebAuthn: "PublicKeyCredential" in globalThis,
});
