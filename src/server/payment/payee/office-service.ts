import type * as contract from "#contract/payment/office.ts";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { identifierPlace } from "#programme/registry/person/identifier.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { decrypt } from "#server/platform/keys.ts";
import { findBatch } from "#server/payment/batch/batches-store.ts";
import { addDebtorAccount } from "./debtor-accounts-store.ts";
import { listRecipientNumbers } from "#server/payment/batch/instructions-store.ts";

export async function setDebtorAccount(
  context: ActContext,
  { params, body }: Decoded<typeof contract.recordDebtorAccount>,
): Promise<Result<Output<typeof contract.recordDebtorAccount>, Refusal>> {
  const recorded = { at: context.now, by: context.actor.officerId };
  await addDebtorAccount(context.tx, params.communeId, body, recorded);
  await context.audit({
    areaId: params.communeId,
    recordKind: "debtor_account",
    recordId: body.debtorAccountId,
    facts: { bankBin: body.bankBin, lastDigits: body.accountNumber.slice(-4) },
  });
  return success(body);
}

/** Who printed the numbers, and for what, stands in the audit; the numbers themselves nowhere but on the paper. */
export async function printNumbers(
  context: ActContext,
  { params, body }: Decoded<typeof contract.printCashList>,
): Promise<Result<Output<typeof contract.printCashList>, Refusal>> {
  const batch = await findBatch(context.tx, params.batchId);
  if (batch === undefined) return failure(refuse("record.not_found"));
  if (batch.method !== "cash") return failure(refuse("payment.not_a_cash_batch"));
  const numbers = await listRecipientNumbers(context.tx, batch.batchId);
  await context.audit({
    areaId: batch.communeId,
    recordKind: "batch",
    recordId: batch.batchId,
    facts: { printed: numbers.length, purpose: body.purpose },
  });
  return success({
    printedAt: context.now,
    rows: numbers.map(({ instructionId, personId, keyVersion, ciphertext }) => ({
      instructionId,
      personalId:
        keyVersion === null || ciphertext === null
          ? null
          : decrypt(context.house.keys, identifierPlace(personId, "personal_id"), { keyVersion, ciphertext }),
    })),
  });
}
