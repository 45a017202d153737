import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { text } from "#contract/input.ts";
import { areaId, id, instant } from "#contract/values.ts";

const ofCommune = z.object({ communeId: areaId });

/** The account that a commune pays from, at the State Treasury or a bank. */
export const debtorAccount = z.object({
  debtorAccountId: id("debtor account"),
  holder: text(140),
  bankBin: z.string().regex(/^\d{6}$/),
  accountNumber: z.string().regex(/^[0-9A-Z]{4,34}$/),
});

export const getDebtorAccount = declare({
  id: "payment.getDebtorAccount",
  method: "get",
  path: "/communes/{communeId}/debtor-account",
  act: "payment.readBatches",
  summary: "The account that a commune pays from; null until one is recorded",
  params: ofCommune,
  output: z.object({ account: debtorAccount.extend({ recordedAt: instant, recordedBy: z.string() }).nullable() }),
});
export const recordDebtorAccount = declare({
  id: "payment.recordDebtorAccount",
  method: "post",
  path: "/communes/{communeId}/debtor-accounts",
  act: "payment.recordDebtorAccount",
  summary: "Record the account that a commune pays from; payment files that are made later carry it",
  params: ofCommune,
  body: debtorAccount,
  output: debtorAccount,
});

/** Fields of Circular 60/2026/TT-BTC Art. 3.3. Who printed the list, and for what, is kept in the audit. */
export const printCashList = declare({
  id: "payment.printCashList",
  method: "post",
  path: "/payment-batches/{batchId}/printed-lists",
  act: "payment.printCashList",
  summary: "The personal identification numbers of a cash list, for the printed list that recipients sign",
  params: z.object({ batchId: id("batch") }),
  body: z.object({ purpose: text(500, 10) }),
  output: z.object({
    printedAt: instant,
    rows: z.array(z.object({ instructionId: id("instruction"), personalId: z.string().nullable() })),
  }),
  answersSecret: true,
});

export const printSigningSheet = declare({
  id: "payment.printSigningSheet",
  method: "get",
  path: "/payment-batches/{batchId}/papers/cash-list",
  act: "payment.printCashList",
  summary: "The cash list as PDF, with the personal numbers of the recipients, for them to sign",
  params: z.object({ batchId: id("batch") }),
  query: z.object({ language: z.enum(["vi", "en", "id"]).default("vi"), purpose: text(500, 10) }),
  output: z.never(),
  file: "application/pdf",
  isAudited: true,
});
