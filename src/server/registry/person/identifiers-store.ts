import type { IdentifierKind } from "#programme/registry/person/identifier.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Id } from "#kernel/id.ts";

export type SealedIdentifier = { readonly keyVersion: number; readonly ciphertext: Buffer };

export async function findIdentifier(
  tx: Tx,
  of: { readonly householdId: Id<"household">; readonly personId: Id<"person">; readonly kind: IdentifierKind },
): Promise<SealedIdentifier | undefined> {
  const row = await tx
    .selectFrom("registry.identifiers")
    .select(["key_version", "ciphertext"])
    .where("household_id", "=", of.householdId)
    .where("person_id", "=", of.personId)
    .where("kind", "=", of.kind)
    .executeTakeFirst();
  return row && { keyVersion: row.key_version, ciphertext: row.ciphertext };
}
