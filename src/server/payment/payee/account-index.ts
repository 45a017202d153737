/** Accounts by fingerprint: the numbers are sealed, and one account of two people is found all the same. */
import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { Database, Tx } from "#server/platform/database/database.ts";
import { blindIndex, decrypt } from "#server/platform/keys.ts";
import type { Keys } from "#server/platform/keys.ts";

/** What the sealed numbers of payees are bound to. */
export const accountContext = "payment.payees.account";

export type IndexedAccount = {
  readonly householdId: Id<"household">;
  readonly payeeId: Id<"payee">;
  readonly communeId: string;
  readonly bankBin: string;
  readonly accountNumber: string;
};

/** Writes the fingerprints of accounts that have none, by the key of today. */
export async function indexAccounts(tx: Tx, keys: Keys, accounts: readonly IndexedAccount[]): Promise<void> {
  if (accounts.length === 0) return;
  const fingerprints = accounts.map(({ bankBin, accountNumber }) =>
    blindIndex(keys, "payment_account", `${bankBin} ${accountNumber}`),
  );
  await sql`insert into payment.account_index (household_id, payee_id, commune_id, blind_index)
    select * from unnest(${accounts.map((one) => one.householdId)}::uuid[], ${accounts.map((one) => one.payeeId)}::uuid[],
      ${accounts.map((one) => one.communeId)}::text[], ${fingerprints}::bytea[])`.execute(tx);
}

type SealedAccount = Omit<IndexedAccount, "accountNumber"> & {
  readonly keyVersion: number;
  readonly ciphertext: Buffer;
};

/** Fingerprints of accounts that have none: registered by an earlier version, or loaded from another installation. */
export async function indexOldAccounts(database: Database, keys: Keys, batch = 500): Promise<number> {
  let indexed = 0;
  for (;;) {
    const done = await database.transaction().execute(async (tx) => {
      const found =
        await sql<SealedAccount>`select household_id as "householdId", payee_id as "payeeId", commune_id as "communeId",
          bank_bin as "bankBin", key_version as "keyVersion", account_ciphertext as ciphertext
        from payment.payees payee
        where account_ciphertext is not null and bank_bin is not null and not exists (select from payment.account_index known
          where known.household_id = payee.household_id and known.payee_id = payee.payee_id)
        order by household_id, payee_id limit ${batch} for update skip locked`.execute(tx);
      await indexAccounts(
        tx,
        keys,
        found.rows.map((row) => ({ ...row, accountNumber: decrypt(keys, accountContext, row) })),
      );
      return found.rows.length;
    });
    indexed += done;
    if (done < batch) return indexed;
  }
}
