/** Requests of payees, batches and answers for the permission walk. */
import { v7 } from "uuid";
import type { Ask } from "#contract/client.ts";
import type { AnyEndpoint } from "#contract/endpoint.ts";
import { newId } from "#contract/new-id.ts";
import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";

const day = localDate("2026-10-01");
const text = "x";

export function paymentRequests(of: {
  readonly householdId: Id<"household">;
  readonly personId: Id<"person">;
  readonly commune: string;
}): Readonly<Record<string, Ask<AnyEndpoint>>> {
  const { householdId, personId, commune } = of;
  return {
    "payment.getPayee": { params: { householdId } },
    "payment.registerPayee": {
      params: { householdId },
      body: { payeeId: newId("payee"), personId, role: "head", method: "cash", cashPoint: text },
    },
    "payment.verifyPayee": { params: { householdId, payeeId: newId("payee") } },
    "payment.listBatches": {},
    "payment.getBatch": { params: { batchId: newId("batch") } },
    "payment.listInstructions": { params: { batchId: newId("batch") } },
    "payment.readPayable": { params: { activityId: newId("activity") }, query: { method: "bank" } },
    "payment.listPayable": { params: { areaId: commune }, query: { method: "bank" } },
    "payment.listLeftOut": { params: { batchId: newId("batch") } },
    "payment.makeBatch": {
      body: { batchId: newId("batch"), activityIds: [newId("activity")], method: "bank", title: text },
    },
    "payment.listLineFindings": { params: { batchId: newId("batch") } },
    "payment.excludeLines": {
      params: { batchId: newId("batch") },
      body: { lines: [{ householdId, instructionId: newId("instruction") }], reason: text },
    },
    "payment.checkBatch": { params: { batchId: newId("batch") } },
    "payment.approveBatch": { params: { batchId: newId("batch") } },
    "payment.cancelBatch": { params: { batchId: newId("batch") }, body: { reason: text } },
    "payment.sendBatch": { params: { batchId: newId("batch") }, body: { executionDate: day } },
    "payment.downloadFile": { params: { batchId: newId("batch"), fileId: v7() } },
    "payment.readAnswerFile": {
      params: { batchId: newId("batch") },
      body: { fileId: v7(), fileName: text, content: text },
    },
    "payment.markUnanswered": { params: { batchId: newId("batch") } },
    "payment.signCashList": {
      params: { batchId: newId("batch") },
      body: {
        receipts: [
          {
            receiptId: newId("receipt"),
            householdId,
            instructionId: newId("instruction"),
            kind: "signature",
            signedOn: day,
            signedBy: text,
          },
        ],
      },
    },
    "payment.listUnmatchedAnswers": { params: { batchId: newId("batch") } },
    "payment.listSharedPayeesOfBatch": { params: { batchId: newId("batch") } },
    "payment.recordReturns": {
      params: { batchId: newId("batch") },
      body: {
        lines: [{ householdId, instructionId: newId("instruction") }],
        fate: "carried_over",
        returnedOn: day,
        reason: text,
      },
    },
    "payment.reconcileBatch": { params: { batchId: newId("batch") } },
    "payment.getDebtorAccount": { params: { communeId: commune } },
    "payment.recordDebtorAccount": {
      params: { communeId: commune },
      body: { debtorAccountId: newId("debtor account"), holder: text, bankBin: "970405", accountNumber: "9527" },
    },
    "payment.printCashList": {
      params: { batchId: newId("batch") },
      body: { purpose: "printed for the village to sign" },
    },
    "payment.printSigningSheet": {
      params: { batchId: newId("batch") },
      query: { purpose: "printed for the village to sign" },
    },
    "payment.cashList": { params: { batchId: newId("batch") } },
  };
}
