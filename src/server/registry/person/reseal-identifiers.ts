import { sql } from "kysely";
import type { IdentifierKind } from "#programme/registry/person/identifier.ts";
import type { Database, Tx } from "#server/platform/database/database.ts";
import type { Keys } from "#server/platform/keys.ts";
import { newestKey } from "#server/platform/keys.ts";
import { beforeEveryId } from "#server/platform/reseal.ts";
import type { ResealBatch, Resealed } from "#server/platform/reseal.ts";
import { openIdentifier, sealIdentifier } from "./seal-identifier.ts";
import type { Id } from "#kernel/id.ts";

type SealedRow = {
  readonly householdId: Id<"household">;
  readonly personId: Id<"person">;
  readonly kind: IdentifierKind;
  readonly keyVersion: number;
  readonly ciphertext: Buffer;
};

/**
 * Seals again, with the newest key, a batch of identifiers that an older one sealed, and writes their fingerprints by the new key in
 * place of the old, both in one transaction: what is not done yet is known by its key version. Batches follow the order of the key;
 * answers how many were sealed and the place after which the next begins, undefined at the end.
 */
export async function resealIdentifiers(
  database: Database,
  keys: Keys,
  { batch, after }: ResealBatch,
): Promise<Resealed> {
  return database.transaction().execute(async (tx) => {
    const found =
      await sql<SealedRow>`select household_id as "householdId", person_id as "personId", kind, key_version as "keyVersion",
        ciphertext from registry.identifiers where key_version < ${newestKey(keys)}
        and (household_id, person_id, kind) > (${after?.[0] ?? beforeEveryId}::uuid, ${after?.[1] ?? beforeEveryId}::uuid, ${after?.[2] ?? ""})
      order by registry.identifiers.household_id, registry.identifiers.person_id, registry.identifiers.kind limit ${batch} for update`.execute(
        tx,
      );
    if (found.rows.length > 0) await writeAgain(tx, keys, found.rows);
    const last = found.rows.at(-1);
    return { done: found.rows.length, last: last && [last.householdId, last.personId, last.kind] };
  });
}

async function writeAgain(tx: Tx, keys: Keys, rows: readonly SealedRow[]): Promise<void> {
  const sealed = rows.map((row) => ({
    ...row,
    ...sealIdentifier(keys, row.personId, row.kind, openIdentifier(keys, row.personId, row)),
  }));
  const households = sealed.map(({ householdId }) => householdId);
  const people = sealed.map(({ personId }) => personId);
  const kinds = sealed.map(({ kind }) => kind);
  const indexes = sealed.map((row) => Buffer.from(row.blindIndex));
  const versions = sealed.map(({ keyVersion }) => keyVersion);
  const ciphertexts = sealed.map((row) => Buffer.from(row.ciphertext));
  await sql`update registry.identifiers set key_version = again.version, ciphertext = again.ciphertext
    from unnest(${households}::uuid[], ${people}::uuid[], ${kinds}::text[], ${versions}::int[], ${ciphertexts}::bytea[])
      as again (household, person, kind, version, ciphertext)
    where identifiers.household_id = again.household and identifiers.person_id = again.person and identifiers.kind = again.kind`.execute(
    tx,
  );
  await sql`delete from registry.identifier_index known using unnest(${people}::uuid[], ${kinds}::text[]) as again (person, kind)
    where known.person_id = again.person and known.kind = again.kind`.execute(tx);
  await sql`insert into registry.identifier_index (kind, blind_index, person_id, household_id, commune_id)
    select again.*, household.commune_id
    from unnest(${kinds}::text[], ${indexes}::bytea[], ${people}::uuid[], ${households}::uuid[])
      as again (kind, blind_index, person, household_id) join registry.households household using (household_id)`.execute(
    tx,
  );
}

export async function countSealedBefore(database: Database, version: number): Promise<number> {
  const found = await sql<{ count: number }>`select count(*)::int as count from registry.identifiers
    where key_version < ${version}`.execute(database);
  return found.rows[0]?.count ?? 0;
}
