import type { Route } from "#server/platform/act/route.ts";
import * as batch from "./batch/batches-service.ts";
import { excludeLines, listLineFindings } from "./batch/line-checks-service.ts";
import { listLeftOut, listPayable, readPayable } from "./batch/payable-service.ts";
import { downloadFile, sendBatch } from "./batch/sending-service.ts";
import { printSigningSheet } from "./batch/cash-list-paper-service.ts";
import { getDebtorAccount, printCashList, recordDebtorAccount } from "./payee/office-service.ts";
import { getPayee, listSharedPayeesOfBatch, registerPayee, verifyPayee } from "./payee/payees-service.ts";
import {
  listUnmatchedAnswers,
  markUnanswered,
  readAnswerFile,
  reconcileBatch,
  signCashList,
} from "./statement/answers-service.ts";
import { recordReturns } from "./statement/returns-service.ts";
import type { BankFormats } from "./statement/bank-formats.ts";

/** @param formats the messages of the banks, joined to the stage from outside */
export const paymentRoutes = (formats: BankFormats): readonly Route[] => [
  getPayee,
  registerPayee,
  verifyPayee,
  listSharedPayeesOfBatch,
  batch.listBatches,
  batch.getBatch,
  batch.listInstructions,
  batch.makeBatch,
  readPayable,
  listPayable,
  listLeftOut,
  listLineFindings,
  excludeLines,
  batch.checkBatch,
  batch.approveBatch,
  batch.cancelBatch,
  sendBatch(formats),
  downloadFile,
  readAnswerFile(formats),
  listUnmatchedAnswers,
  markUnanswered,
  signCashList,
  recordReturns,
  reconcileBatch,
  batch.cashList,
  getDebtorAccount,
  recordDebtorAccount,
  printCashList,
  printSigningSheet,
];
