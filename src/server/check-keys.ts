import { sql } from "kysely";
import type { IdentifierKind } from "#programme/registry/person/identifier.ts";
import { accountContext } from "#server/payment/payee/account-index.ts";
import type { Database } from "#server/platform/database/database.ts";
import { blindIndexes, decrypt } from "#server/platform/keys.ts";
import type { Keys } from "#server/platform/keys.ts";
import { tableExists } from "#server/platform/pack-versions.ts";
import { openIdentifier } from "#server/registry/person/seal-identifier.ts";
import type { Id } from "#kernel/id.ts";

type Sealed = { readonly keyVersion: number; readonly ciphertext: Buffer };
type SealedIdentifier = Sealed & { readonly personId: Id<"person">; readonly kind: IdentifierKind };

/** The first and the last row in the order of a rotation: while one is under way, they are sealed by the newer and the older key. */
async function sealedIdentifiers(database: Database) {
  const rows = [];
  for (const order of [sql`asc`, sql`desc`]) {
    const found = await sql<SealedIdentifier>`select person_id as "personId", kind,
      key_version as "keyVersion", ciphertext from registry.identifiers
      order by household_id ${order}, person_id ${order}, kind ${order} limit 1`.execute(database);
    rows.push(...found.rows);
  }
  return rows;
}

async function sealedAccounts(database: Database) {
  const rows = [];
  for (const order of [sql`asc`, sql`desc`]) {
    const found =
      await sql<Sealed>`select key_version as "keyVersion", account_ciphertext as ciphertext from payment.payees
      where account_ciphertext is not null order by household_id ${order}, payee_id ${order} limit 1`.execute(database);
    rows.push(...found.rows);
  }
  return rows;
}

/** Why this key file cannot serve this database. Without keys: whether it may be made, since nothing is sealed yet. Changes nothing. */
export async function checkKeys(database: Database, keys: Keys | undefined): Promise<readonly string[]> {
  const identifiers = (await tableExists(database, "registry.identifiers")) ? await sealedIdentifiers(database) : [];
  const accounts = (await tableExists(database, "payment.payees")) ? await sealedAccounts(database) : [];
  if (keys === undefined) {
    if (identifiers.length + accounts.length === 0) return [];
    return ["keys.json is missing, and the database holds numbers sealed by it: put the saved key file in its place."];
  }
  const opened = [
    ...identifiers.map((row) => async () => isFoundByNumber(database, keys, row)),
    ...accounts.map((row) => async () => decrypt(keys, accountContext, row) !== undefined),
  ];
  const succeeded = await Promise.all(opened.map(succeeds));
  if (succeeded.every(Boolean)) return [];
  return [
    "keys.json is another than the one that sealed numbers in this database: put the saved key file in its place.",
  ];
}

/** Opens by the key of fields, and is found by the key of fingerprints: else nobody could be looked up by a number any more. */
async function isFoundByNumber(database: Database, keys: Keys, row: SealedIdentifier): Promise<boolean> {
  const fingerprints = blindIndexes(keys, row.kind, openIdentifier(keys, row.personId, row));
  const found = await sql`select from registry.identifier_index where kind = ${row.kind} and person_id = ${row.personId}
    and blind_index in (${sql.join(fingerprints)})`.execute(database);
  return found.rows.length > 0;
}

async function succeeds(open: () => Promise<boolean>): Promise<boolean> {
  try {
    return await open();
  } catch {
    return false;
  }
}
