import { sql } from "kysely";
import type { Id } from "#kernel/id.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Tx } from "#server/platform/database/database.ts";
import type { Encrypted } from "#server/platform/keys.ts";

export type Payee = {
  readonly householdId: Id<"household">;
  readonly payeeId: Id<"payee">;
  readonly personId: Id<"person">;
  readonly name: string | null;
  readonly role: "head" | "authorised";
  readonly method: "bank" | "cash";
  readonly bankBin: string | null;
  readonly accountLastDigits: string | null;
  readonly accountName: string | null;
  readonly cashPoint: string | null;
  readonly verifiedOn: LocalDate | null;
};

export async function findPayee(tx: Tx, householdId: Id<"household">): Promise<Payee | undefined> {
  const found = await sql<Payee>`
    select payee.household_id as "householdId", payee.payee_id as "payeeId", payee.person_id as "personId",
      person.full_name as name, payee.role, payee.method, payee.bank_bin as "bankBin",
      payee.account_last_digits as "accountLastDigits", payee.account_name as "accountName", payee.cash_point as "cashPoint",
      payee.verified_on as "verifiedOn"
    from payment.payees payee
    join registry.people person on person.household_id = payee.household_id and person.person_id = payee.person_id
    where payee.household_id = ${householdId} and payee.valid_to is null`.execute(tx);
  return found.rows[0];
}

export async function endPayee(tx: Tx, householdId: Id<"household">, on: LocalDate): Promise<void> {
  await tx
    .updateTable("payment.payees")
    .set({ valid_to: on })
    .where("household_id", "=", householdId)
    .where("valid_to", "is", null)
    .execute();
}

export type NewPayee = Omit<Payee, "name" | "verifiedOn"> & {
  readonly communeId: string;
  readonly authorisation: string | null;
  readonly account: Encrypted | undefined;
  readonly validFrom: LocalDate;
};

export async function addPayee(tx: Tx, payee: NewPayee): Promise<void> {
  await tx
    .insertInto("payment.payees")
    .values({
      household_id: payee.householdId,
      payee_id: payee.payeeId,
      person_id: payee.personId,
      commune_id: payee.communeId,
      role: payee.role,
      authorisation: payee.authorisation,
      method: payee.method,
      bank_bin: payee.bankBin,
      account_ciphertext: payee.account?.ciphertext ?? null,
      key_version: payee.account?.keyVersion ?? null,
      account_last_digits: payee.accountLastDigits,
      account_name: payee.accountName,
      cash_point: payee.cashPoint,
      valid_from: payee.validFrom,
    })
    .execute();
}

export async function markVerified(tx: Tx, payee: Payee, on: LocalDate, by: string): Promise<void> {
  await tx
    .updateTable("payment.payees")
    .set({ verified_on: on, verified_by: by })
    .where("household_id", "=", payee.householdId)
    .where("payee_id", "=", payee.payeeId)
    .execute();
}
