import { sql } from "kysely";
import type { Database } from "#server/platform/database/database.ts";
import type { Keys } from "#server/platform/keys.ts";
import { decrypt, encrypt, newestKey } from "#server/platform/keys.ts";
import { beforeEveryId } from "#server/platform/reseal.ts";
import type { ResealBatch, Resealed } from "#server/platform/reseal.ts";
import { accountContext, indexAccounts } from "./account-index.ts";
import type { IndexedAccount } from "./account-index.ts";
import type { Id } from "#kernel/id.ts";

type SealedRow = {
  readonly householdId: Id<"household">;
  readonly payeeId: Id<"payee">;
  readonly communeId: string;
  readonly bankBin: string | null;
  readonly keyVersion: number;
  readonly ciphertext: Buffer;
};

/** Seals again, with the newest key, a batch of account numbers that an older one sealed, and writes their fingerprints. Answers as its sister of the registry does. */
export async function resealAccounts(database: Database, keys: Keys, { batch, after }: ResealBatch): Promise<Resealed> {
  return database.transaction().execute(async (tx) => {
    const found =
      await sql<SealedRow>`select household_id as "householdId", payee_id as "payeeId", commune_id as "communeId",
        bank_bin as "bankBin", key_version as "keyVersion", account_ciphertext as ciphertext from payment.payees
      where account_ciphertext is not null and key_version < ${newestKey(keys)}
        and (household_id, payee_id) > (${after?.[0] ?? beforeEveryId}::uuid, ${after?.[1] ?? beforeEveryId}::uuid)
      order by payment.payees.household_id, payment.payees.payee_id limit ${batch} for update`.execute(tx);
    const accounts: IndexedAccount[] = [];
    for (const { householdId, payeeId, communeId, bankBin, ...sealed } of found.rows) {
      const accountNumber = decrypt(keys, accountContext, sealed);
      if (bankBin !== null) accounts.push({ householdId, payeeId, communeId, bankBin, accountNumber });
      const again = encrypt(keys, accountContext, accountNumber);
      await sql`update payment.payees set key_version = ${again.keyVersion}, account_ciphertext = ${again.ciphertext}
        where household_id = ${householdId} and payee_id = ${payeeId}`.execute(tx);
    }
    await sql`delete from payment.account_index known
      using unnest(${accounts.map((one) => one.householdId)}::uuid[], ${accounts.map((one) => one.payeeId)}::uuid[])
        as again (household_id, payee_id)
      where known.household_id = again.household_id and known.payee_id = again.payee_id`.execute(tx);
    await indexAccounts(tx, keys, accounts);
    const last = found.rows.at(-1);
    return { done: found.rows.length, last: last && [last.householdId, last.payeeId] };
  });
}

export async function countAccountsBefore(database: Database, version: number): Promise<number> {
  const found = await sql<{ count: number }>`select count(*)::int as count from payment.payees
    where account_ciphertext is not null and key_version < ${version}`.execute(database);
  return found.rows[0]?.count ?? 0;
}
