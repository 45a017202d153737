import { sql } from "kysely";
import type { IdentifierKind } from "#programme/registry/identifier.ts";
import { accountContext } from "#server/payment/payees-service.ts";
import type { Database } from "#server/platform/database.ts";
import { decrypt } from "#server/platform/keys.ts";
import type { Keys } from "#server/platform/keys.ts";
import { tableExists } from "#server/platform/pack-versions.ts";
import { openIdentifier } from "#server/registry/seal-identifier.ts";

type Sealed = { readonly keyVersion: number; readonly ciphertext: Buffer };

/** The first and the last row in the order of a rotation: while one is under way, they are sealed by the newer and the older key. */
async function sealedIdentifiers(database: Database) {
  const rows = [];
  for (const order of [sql`asc`, sql`desc`]) {
    const found = await sql<Sealed & { personId: string; kind: IdentifierKind }>`select person_id as "personId", kind,
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
    ...identifiers.map((row) => () => openIdentifier(keys, row.personId, row)),
    ...accounts.map((row) => () => decrypt(keys, accountContext, row)),
  ];
  if (opened.every(succeeds)) return [];
  return [
    "keys.json is another than the one that sealed numbers in this database: put the saved key file in its place.",
  ];
}

function succeeds(open: () => unknown): boolean {
  try {
    open();
    return true;
  } catch {
    return false;
  }
}
