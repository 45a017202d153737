import { sql } from "kysely";
import type { IdentifierKind } from "#programme/registry/person/identifier.ts";
import type { Database } from "#server/platform/database/database.ts";
import type { Keys } from "#server/platform/keys.ts";
import { newestKey } from "#server/platform/keys.ts";
import { beforeEveryId } from "#server/platform/reseal.ts";
import type { ResealBatch, Resealed } from "#server/platform/reseal.ts";
import { openIdentifier, sealIdentifier } from "#server/registry/person/seal-identifier.ts";
import type { Id } from "#kernel/id.ts";

type SealedRow = {
  readonly householdId: Id<"household">;
  readonly correctionId: Id<"correction">;
  readonly personId: Id<"person">;
  readonly kind: IdentifierKind;
  readonly keyVersion: number;
  readonly ciphertext: Buffer;
};

/** Numbers that are asked for and not decided, sealed again with the newest key. Answers as its sister for identifiers does. */
export async function resealCorrections(
  database: Database,
  keys: Keys,
  { batch, after }: ResealBatch,
): Promise<Resealed> {
  return database.transaction().execute(async (tx) => {
    const found = await sql<SealedRow>`select household_id as "householdId", correction_id as "correctionId",
        person_id as "personId", identifier_kind as kind, key_version as "keyVersion", ciphertext
      from registry.corrections where ciphertext is not null and key_version < ${newestKey(keys)}
        and (household_id, correction_id) > (${after?.[0] ?? beforeEveryId}::uuid, ${after?.[1] ?? beforeEveryId}::uuid)
      order by household_id, correction_id limit ${batch} for update`.execute(tx);
    for (const row of found.rows) {
      const again = sealIdentifier(keys, row.personId, row.kind, openIdentifier(keys, row.personId, row));
      await sql`update registry.corrections set key_version = ${again.keyVersion}, ciphertext = ${again.ciphertext}
        where household_id = ${row.householdId} and correction_id = ${row.correctionId}`.execute(tx);
    }
    const last = found.rows.at(-1);
    return { done: found.rows.length, last: last && [last.householdId, last.correctionId] };
  });
}

export async function countCorrectionsBefore(database: Database, version: number): Promise<number> {
  const found = await sql<{ count: number }>`select count(*)::int as count from registry.corrections
    where key_version < ${version}`.execute(database);
  return found.rows[0]?.count ?? 0;
}
