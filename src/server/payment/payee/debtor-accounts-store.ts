import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { Tx } from "#server/platform/database/database.ts";

export type DebtorAccount = {
  readonly debtorAccountId: Id<"debtor account">;
  readonly holder: string;
  readonly bankBin: string;
  readonly accountNumber: string;
};

/** The account that was recorded last. */
export async function findDebtorAccount(
  tx: Tx,
  communeId: string,
): Promise<(DebtorAccount & { readonly recordedAt: string; readonly recordedBy: string }) | undefined> {
  const found = await sql<DebtorAccount & { readonly recordedAt: string; readonly recordedBy: string }>`
    select account.debtor_account_id as "debtorAccountId", account.holder, account.bank_bin as "bankBin",
      account.account_number as "accountNumber", account.recorded_at as "recordedAt",
      coalesce(officer.full_name, '-') as "recordedBy"
    from payment.debtor_accounts account
    left join authority.officers officer on officer.officer_id = account.recorded_by
    where account.commune_id = ${communeId}
    order by account.recorded_at desc, account.debtor_account_id desc limit 1`.execute(tx);
  return found.rows[0];
}

export async function addDebtorAccount(
  tx: Tx,
  communeId: string,
  account: DebtorAccount,
  recorded: { readonly at: string; readonly by: string },
): Promise<void> {
  await tx
    .insertInto("payment.debtor_accounts")
    .values({
      debtor_account_id: account.debtorAccountId,
      commune_id: communeId,
      holder: account.holder,
      bank_bin: account.bankBin,
      account_number: account.accountNumber,
      recorded_at: recorded.at,
      recorded_by: recorded.by,
    })
    .execute();
}
