import * as contract from "#contract/payment/office.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { identifierPlace } from "#programme/registry/person/identifier.ts";
import { addRecord, done, readIn } from "#server/platform/act/record-act.ts";
import { decrypt } from "#server/platform/keys.ts";
import { communeOfBatch, findBatch } from "#server/payment/batch/batches-store.ts";
import { listRecipientNumbers } from "#server/payment/batch/instructions-store.ts";
import { addDebtorAccount, findDebtorAccount } from "./debtor-accounts-store.ts";

export const getDebtorAccount = readIn(
  contract.getDebtorAccount,
  async (_tx, { params }) => params.communeId,
  async ({ tx }, { params }) => success({ account: (await findDebtorAccount(tx, params.communeId)) ?? null }),
);

export const recordDebtorAccount = addRecord(
  contract.recordDebtorAccount,
  {
    name: "debtor_account",
    areaOf: async (_tx, { params }) => params.communeId,
    idOf: ({ body }) => body.debtorAccountId,
  },
  async (context, { params, body }) => {
    const recorded = { at: context.now, by: context.actor.officerId };
    await addDebtorAccount(context.tx, params.communeId, body, recorded);
    return done({ bankBin: body.bankBin, lastDigits: body.accountNumber.slice(-4) }, body);
  },
);

/** Who printed the numbers, and for what, is in the audit; the numbers themselves nowhere but on the paper. */
export const printCashList = addRecord(
  contract.printCashList,
  {
    name: "batch",
    areaOf: async (tx, { params }) => communeOfBatch(tx, params.batchId),
    idOf: ({ params }) => params.batchId,
  },
  async (context, { params, body }) => {
    const batch = await findBatch(context.tx, params.batchId);
    if (batch === undefined) return failure(refuse("record.not_found"));
    if (batch.method !== "cash") return failure(refuse("payment.not_a_cash_batch"));
    const numbers = await listRecipientNumbers(context.tx, batch.batchId);
    return done(
      { printed: numbers.length, purpose: body.purpose },
      {
        printedAt: context.now,
        rows: numbers.map(({ instructionId, personId, keyVersion, ciphertext }) => ({
          instructionId,
          personalId:
            keyVersion === null || ciphertext === null
              ? null
              : decrypt(context.server.keys, identifierPlace(personId, "personal_id"), { keyVersion, ciphertext }),
        })),
      },
    );
  },
);
