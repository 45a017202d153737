import { createHash } from "node:crypto";
import * as contract from "#contract/payment/batch.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { decrypt } from "#server/platform/keys.ts";
import { done, readIn } from "#server/platform/act/record-act.ts";
import { csvText } from "#server/platform/tables/csv-table.ts";
import { accountContext } from "#server/payment/payee/account-index.ts";
import type { BankFormats } from "#server/payment/statement/bank-formats.ts";
import { batchAct, getShownBatch } from "./batch-record.ts";
import { communeOfBatch, findFile, keepFile, setBatch } from "./batches-store.ts";
import type { Batch } from "./batches-store.ts";
import { findDebtorAccount } from "#server/payment/payee/debtor-accounts-store.ts";
import type { DebtorAccount } from "#server/payment/payee/debtor-accounts-store.ts";
import { listInstructionRows, setAllInstructions } from "./instructions-store.ts";
import type { Instruction } from "./instructions-store.ts";
import { refuseChangedLines } from "./line-checks-service.ts";

/**
 * Makes the payment order (bank) or the cash list, keeps it with its fingerprint, and marks the batch as sent. Sent again, the
 * file that was made is the file: nothing is written twice.
 */
export const sendBatch = (formats: BankFormats) =>
  batchAct(contract.sendBatch, "send", async (context, { body }) => {
    const { tx, record: batch, next: state } = context;
    if (batch.state !== "reserved") return done({ state, again: 1 }, await getShownBatch(context, batch.batchId));
    const messageId = `VUON${batch.batchId.replaceAll("-", "").slice(0, 28)}`;
    const changed = await refuseChangedLines(context, batch.batchId, "approver");
    if (changed !== undefined) return failure(changed);
    const instructions = await listInstructionRows(tx, { batchId: batch.batchId, isHeld: true });
    const debtor = await findDebtorAccount(tx, batch.communeId);
    if (batch.method === "bank" && debtor === undefined)
      return failure(refuse("payment.no_debtor_account", { commune: batch.communeName }));
    const file =
      batch.method === "cash" || debtor === undefined
        ? cashListFile(instructions)
        : await order(context, formats, { batch, instructions, debtor, messageId, executionDate: body.executionDate });
    const content = Buffer.from(file.content, "utf8");
    await keepFile(tx, context.server.keys, {
      fileId: context.newId(),
      batchId: batch.batchId,
      communeId: batch.communeId,
      kind: batch.method === "bank" ? "payment_order" : "cash_list",
      format: file.format,
      fileName: batch.method === "bank" ? `${messageId}.xml` : `${messageId}.csv`,
      sha256: createHash("sha256").update(content).digest("hex"),
      content,
      recordedAt: context.now,
      recordedBy: context.actor.officerId,
    });
    await setAllInstructions(tx, batch.batchId, "ready", "sent");
    await setBatch(tx, batch.batchId, { state, messageId, executionOn: body.executionDate });
    return done({ state, messageId }, await getShownBatch(context, batch.batchId));
  });

/** The file as it was made or received: it names accounts, so who took it is in the audit. */
export const downloadFile = readIn(
  contract.downloadFile,
  async (tx, { params }) => communeOfBatch(tx, params.batchId),
  async ({ tx, server, audit }, { params }) => {
    const areaId = await communeOfBatch(tx, params.batchId);
    const file = await findFile(tx, server.keys, params);
    if (file === undefined || areaId === undefined) return failure(refuse("record.not_found"));
    await audit({ areaId, recordKind: "batch", recordId: params.batchId, facts: { fileTaken: params.fileId } });
    const mediaType = file.format === "csv" ? "text/csv; charset=utf-8" : "application/xml; charset=utf-8";
    return success({ fileName: file.fileName, mediaType, content: file.content });
  },
);

function order(
  context: ActContext,
  formats: BankFormats,
  made: {
    readonly batch: Batch;
    readonly instructions: readonly Instruction[];
    readonly debtor: DebtorAccount;
    readonly messageId: string;
    readonly executionDate: string;
  },
) {
  const { batch, instructions, debtor, messageId, executionDate } = made;
  return formats.writeOrder({
    messageId,
    createdAt: context.now,
    executionDate,
    debtor: { name: debtor.holder, account: debtor.accountNumber, bankBin: debtor.bankBin },
    transfers: instructions.map((one) => ({
      endToEndId: one.endToEndId,
      amount: one.amount,
      creditorName: one.accountName ?? one.payeeName ?? "-",
      creditorAccount: accountOf(context, one),
      creditorBankBin: bankOf(one),
      remittance: batch.title,
    })),
  });
}

function bankOf({ bankBin }: Instruction): string {
  if (bankBin === null) throw new Error("a bank instruction without a bank");
  return bankBin;
}

function accountOf(context: ActContext, { accountCiphertext, keyVersion }: Instruction): string {
  if (accountCiphertext === null || keyVersion === null) throw new Error("a bank instruction without an account");
  return decrypt(context.server.keys, accountContext, { ciphertext: accountCiphertext, keyVersion });
}

const cashListHeads = ["end_to_end_id", "recipient", "role", "address", "amount", "signature"];

/** Fields of Circular 60/2026/TT-BTC Art. 3.3, without the personal number, which only the printed list carries. */
function cashListFile(instructions: readonly Instruction[]): { readonly format: string; readonly content: string } {
  const rows = instructions.map((one) => [one.endToEndId, one.payeeName, one.role, one.address, one.amount, null]);
  return { format: "csv", content: csvText(cashListHeads, rows) };
}
