import { identifierPlace, lastDigits } from "#programme/registry/person/identifier.ts";
import type { IdentifierKind } from "#programme/registry/person/identifier.ts";
import type { Keys } from "#server/platform/keys.ts";
import { blindIndex, decrypt, encrypt } from "#server/platform/keys.ts";
import type { IdentifierToWrite } from "#server/registry/household/household-rows.ts";
import type { Id } from "#kernel/id.ts";

export function sealIdentifier(
  keys: Keys,
  personId: Id<"person">,
  kind: IdentifierKind,
  value: string,
): IdentifierToWrite {
  return {
    kind,
    ...encrypt(keys, identifierPlace(personId, kind), value),
    blindIndex: blindIndex(keys, kind, value),
    lastDigits: lastDigits(value),
  };
}

export function openIdentifier(
  keys: Keys,
  personId: Id<"person">,
  sealed: { readonly kind: IdentifierKind; readonly keyVersion: number; readonly ciphertext: Buffer },
): string {
  return decrypt(keys, identifierPlace(personId, sealed.kind), sealed);
}
