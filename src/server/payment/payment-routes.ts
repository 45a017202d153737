import * as contract from "#contract/payment/batch.ts";
import * as office from "#contract/payment/office.ts";
import { success } from "#kernel/result.ts";
import type { Route } from "#server/platform/act/route.ts";
import { route } from "#server/platform/act/route.ts";
import { markUnknown, reconcile, signList, takeAnswers } from "./statement/answers-service.ts";
import type { BankFormats } from "./statement/bank-formats.ts";
import { approveBatch, cancelBatch, checkBatch, makeBatch, readBatch, showBatch } from "./batch/batches-service.ts";
import { communeOfBatch, listBatchRows } from "./batch/batches-store.ts";
import { findDebtorAccount } from "./payee/debtor-accounts-store.ts";
import { activityOf, listInstructionRows } from "./batch/instructions-store.ts";
import type { Instruction } from "./batch/instructions-store.ts";
import { printNumbers, setDebtorAccount } from "./payee/office-service.ts";
import { confirmPayee, readPayee, setPayee } from "./payee/payees-service.ts";
import { communeOfHousehold } from "./payee/payees-store.ts";
import { sendBatch, takeFileOut } from "./batch/sending-service.ts";
import * as payee from "#contract/payment/payee.ts";
import * as statement from "#contract/payment/statement.ts";

const ownAreas = "rows of one's own areas";

/** Account as the screen shows it: bank and last digits, or the cash point. */
function accountText(one: Instruction): string {
  return one.method === "bank" ? `${one.bankBin ?? ""} ••••${one.accountLastDigits ?? ""}` : (one.cashPoint ?? "");
}

export function paymentRoutes(formats: BankFormats): readonly Route[] {
  return [
    route(payee.getPayee, {
      areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
      handle: readPayee,
    }),
    route(payee.registerPayee, {
      areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
      handle: setPayee,
    }),
    route(payee.verifyPayee, {
      areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
      handle: confirmPayee,
    }),
    route(contract.listBatches, {
      areaOf: ownAreas,
      handle: async ({ tx }, { query }) => {
        const rows = await listBatchRows(tx, {
          areaId: query.areaId,
          state: query.state,
          before: query.cursor,
          limit: query.limit + 1,
        });
        const shown = rows.slice(0, query.limit);
        return success({
          rows: shown.map(showBatch),
          nextCursor: rows.length > shown.length ? (shown.at(-1)?.batchId ?? null) : null,
          total: null,
        });
      },
    }),
    route(contract.getBatch, {
      areaOf: async (tx, { params }) => communeOfBatch(tx, params.batchId),
      handle: async (context, { params }) => readBatch(context, params.batchId),
    }),
    route(contract.listInstructions, {
      areaOf: async (tx, { params }) => communeOfBatch(tx, params.batchId),
      handle: async ({ tx }, { params, query }) => {
        const rows = await listInstructionRows(tx, {
          ...params,
          state: query.state,
          after: query.cursor,
          limit: query.limit + 1,
        });
        const shown = rows.slice(0, query.limit);
        return success({
          rows: shown.map((one) => ({ ...one, account: accountText(one), signed: one.signedOn !== null })),
          nextCursor: rows.length > shown.length ? (shown.at(-1)?.householdId ?? null) : null,
          total: null,
        });
      },
    }),
    route(contract.makeBatch, {
      areaOf: async (tx, { body }) => (await activityOf(tx, body.activityId))?.communeId,
      handle: makeBatch,
    }),
    route(contract.checkBatch, {
      areaOf: async (tx, { params }) => communeOfBatch(tx, params.batchId),
      handle: checkBatch,
    }),
    route(contract.approveBatch, {
      areaOf: async (tx, { params }) => communeOfBatch(tx, params.batchId),
      handle: approveBatch,
    }),
    route(contract.cancelBatch, {
      areaOf: async (tx, { params }) => communeOfBatch(tx, params.batchId),
      handle: cancelBatch,
    }),
    route(contract.sendBatch, {
      areaOf: async (tx, { params }) => communeOfBatch(tx, params.batchId),
      handle: async (context, input) => sendBatch(context, formats, input),
    }),
    route(contract.downloadFile, {
      areaOf: async (tx, { params }) => communeOfBatch(tx, params.batchId),
      handle: takeFileOut,
    }),
    route(statement.readAnswerFile, {
      areaOf: async (tx, { params }) => communeOfBatch(tx, params.batchId),
      handle: async (context, input) => takeAnswers(context, formats, input),
    }),
    route(statement.askUnanswered, {
      areaOf: async (tx, { params }) => communeOfBatch(tx, params.batchId),
      handle: markUnknown,
    }),
    route(statement.signCashList, {
      areaOf: async (tx, { params }) => communeOfBatch(tx, params.batchId),
      handle: signList,
    }),
    route(statement.reconcileBatch, {
      areaOf: async (tx, { params }) => communeOfBatch(tx, params.batchId),
      handle: reconcile,
    }),
    route(contract.cashList, {
      areaOf: async (tx, { params }) => communeOfBatch(tx, params.batchId),
      handle: async (context, { params }) => {
        const batch = await readBatch(context, params.batchId);
        if (!batch.ok) return batch;
        const rows = await listInstructionRows(context.tx, { batchId: params.batchId });
        return success({
          batch: batch.value,
          rows: rows.map((one) => ({ ...one, recipientName: one.payeeName })),
        });
      },
    }),
    route(office.getDebtorAccount, {
      areaOf: async (_tx, { params }) => params.communeId,
      handle: async ({ tx }, { params }) =>
        success({ account: (await findDebtorAccount(tx, params.communeId)) ?? null }),
    }),
    route(office.recordDebtorAccount, {
      areaOf: async (_tx, { params }) => params.communeId,
      handle: setDebtorAccount,
    }),
    route(office.printCashList, {
      areaOf: async (tx, { params }) => communeOfBatch(tx, params.batchId),
      handle: printNumbers,
    }),
  ];
}
