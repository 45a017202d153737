import { createHmac } from "node:crypto";
import { sql } from "kysely";
import type { Database, Tx } from "#server/platform/database/database.ts";
import { decrypt, encrypt } from "#server/platform/keys.ts";
import type { Keys } from "#server/platform/keys.ts";
import { stepOfCode } from "./totp.ts";
import type { Id } from "#kernel/id.ts";

/** Sealed by a key that follows from the sign-in key, which `vuon keys rotate` leaves as it is. */
function sealKeys(keys: Keys): Keys {
  return { ...keys, fields: { "1": createHmac("sha256", keys.signIn).update("vuon.second-factor").digest() } };
}

const placeOf = (officerId: Id<"officer">) => `sign_in.second_factors ${officerId}`;

/** A backup code has 50 bits of chance, so a keyed hash suffices. Case, blanks and dashes do not matter to anyone who types it from paper. */
export function backupCodeHash(keys: Keys, officerId: Id<"officer">, code: string): string {
  const plain = code.toUpperCase().replaceAll(/[^A-Z2-7]/g, "");
  return createHmac("sha256", keys.signIn)
    .update(`vuon.backup-code\u001F${officerId}\u001F${plain}`)
    .digest("base64url");
}

export async function addSecondFactor(
  tx: Tx,
  keys: Keys,
  factor: {
    readonly officerId: Id<"officer">;
    readonly secret: string;
    readonly backupCodes: readonly string[];
    readonly step: number;
    readonly now: string;
  },
): Promise<void> {
  const { officerId } = factor;
  await tx
    .insertInto("sign_in.second_factors")
    .values({
      officer_id: officerId,
      secret: encrypt(sealKeys(keys), placeOf(officerId), factor.secret).ciphertext,
      backup_codes: factor.backupCodes.map((code) => backupCodeHash(keys, officerId, code)),
      last_step: BigInt(factor.step),
      enrolled_at: factor.now,
    })
    .execute();
}

/** Is this the app's code of the moment, or a backup code? Each counts once: the statement that uses it up is the one that accepts it. */
export async function takeCode(
  database: Database | Tx,
  keys: Keys,
  attempt: { readonly officerId: Id<"officer">; readonly code: string; readonly at: Date },
): Promise<boolean> {
  const { officerId, at } = attempt;
  const code = attempt.code.replaceAll(/\s/g, "");
  if (/^\d{6}$/.test(code)) {
    const row = await database
      .selectFrom("sign_in.second_factors")
      .select("secret")
      .where("officer_id", "=", officerId)
      .executeTakeFirst();
    if (row === undefined) return false;
    const secret = decrypt(sealKeys(keys), placeOf(officerId), { keyVersion: 1, ciphertext: row.secret });
    const step = stepOfCode(secret, code, at);
    if (step === undefined) return false;
    const taken = await sql`update sign_in.second_factors set last_step = ${step}
      where officer_id = ${officerId} and last_step < ${step}`.execute(database);
    return taken.numAffectedRows === 1n;
  }
  const hash = backupCodeHash(keys, officerId, code);
  const taken = await sql`update sign_in.second_factors set backup_codes = array_remove(backup_codes, ${hash})
    where officer_id = ${officerId} and ${hash} = any (backup_codes)`.execute(database);
  return taken.numAffectedRows === 1n;
}

export async function findSecondFactor(tx: Tx, officerId: Id<"officer">) {
  return tx
    .selectFrom("sign_in.second_factors")
    .select(["enrolled_at", sql<number>`cardinality(backup_codes)`.as("backup_codes_left")])
    .where("officer_id", "=", officerId)
    .executeTakeFirst();
}

export async function removeSecondFactor(tx: Tx, officerId: Id<"officer">): Promise<boolean> {
  const removed = await tx.deleteFrom("sign_in.second_factors").where("officer_id", "=", officerId).executeTakeFirst();
  return removed.numDeletedRows > 0n;
}
