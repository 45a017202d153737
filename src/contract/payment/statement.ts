import { declare } from "#contract/declare.ts";
import { megabytes } from "#contract/endpoint.ts";
import { answerAccount, batch, getBatch, ofBatch } from "./batch.ts";
import { z } from "zod";
import { answerOutcomes } from "#programme/payment/bank-answer.ts";
import { returnFates } from "#programme/payment/payment-acts.ts";
import { day, id, money, page } from "#contract/values.ts";
import { dayInput, exactText, freeKey, pageQuery, text } from "#contract/input.ts";
export const readAnswerFile = declare({
  id: "payment.readAnswerFile",
  method: "post",
  path: "/payment-batches/{batchId}/answers",
  largestBody: megabytes(24),
  act: "payment.readAnswers",
  summary: "Read a bank's answer (pain.002, camt.053, camt.054, CSV or XLSX); the same file again has no effect",
  params: ofBatch,
  body: z.object({
    fileId: id("file"),
    fileName: text(200),
    /** Text, or the bytes of the file as base64: a workbook (XLSX), a message or a table in any encoding. */
    content: exactText(20_000_000, 0),
    encoding: z.enum(["text", "base64"]).optional(),
  }),
  output: z.object({
    readBefore: z.boolean(),
    paid: z.number().int(),
    returned: z.number().int(),
    pending: z.number().int(),
    /** Null for a file that an earlier version read. */
    account: answerAccount.nullable(),
    /** Answers that fit no instruction of the batch, or another amount: shown, never dropped. */
    unmatched: z.array(z.object({ endToEndId: z.string(), code: z.string(), amount: money.nullable() })),
  }),
});
export const listUnmatchedAnswers = declare({
  id: "payment.listUnmatchedAnswers",
  method: "get",
  path: "/payment-batches/{batchId}/unmatched-answers",
  act: "payment.readBatches",
  summary: "Lines of banks' answers that answer no transfer of the batch, each with its reason",
  params: ofBatch,
  query: z.object({ ...pageQuery(freeKey(60).regex(/^[0-9a-f-]{36}_\d{1,9}$/)) }),
  output: page(
    z.object({
      fileId: id("file"),
      fileName: z.string(),
      line: z.number().int(),
      endToEndId: z.string(),
      outcome: z.enum(answerOutcomes),
      code: z.string(),
      /** Null where it is not whole đồng; then it is as written, if it is written at all. */
      amount: money.nullable(),
      written: z.string().nullable(),
      reasonCode: z.string().nullable(),
      bankReference: z.string().nullable(),
      bookedOn: day.nullable(),
    }),
  ),
});
export const markUnanswered = declare({
  id: "payment.markUnanswered",
  recordReadBy: getBatch,
  method: "post",
  path: "/payment-batches/{batchId}/unanswered",
  act: "payment.readAnswers",
  summary: "Mark sent instructions that nobody answered as unknown; they are asked about, never sent again blindly",
  params: ofBatch,
  output: z.object({ unknown: z.number().int() }),
});
export const signCashList = declare({
  id: "payment.signCashList",
  method: "post",
  path: "/payment-batches/{batchId}/receipts",
  largestBody: megabytes(1),
  act: "payment.signCashList",
  summary: "Record who signed for cash on the list",
  params: ofBatch,
  body: z.object({
    receipts: z
      .array(
        z.object({
          receiptId: id("receipt"),
          householdId: id("household"),
          instructionId: id("instruction"),
          kind: z.enum(["signature", "fingerprint", "organisation"]),
          signedOn: dayInput,
          signedBy: text(200),
        }),
      )
      .min(1)
      .max(2000),
  }),
  days: { "receipts[].signedOn": { notBefore: ["order"], notAfter: "today" } },
  output: z.object({ signed: z.number().int() }),
});
export const recordReturns = declare({
  id: "payment.recordReturns",
  recordReadBy: getBatch,
  method: "post",
  path: "/payment-batches/{batchId}/returns",
  largestBody: megabytes(1),
  act: "payment.recordReturns",
  summary:
    "Record cash that nobody collected, or money that came back: carried over into a next batch, or given back; a reconciled batch is open again",
  params: ofBatch,
  body: z.object({
    lines: z
      .array(z.object({ householdId: id("household"), instructionId: id("instruction") }))
      .min(1)
      .max(2000),
    fate: z.enum(returnFates),
    returnedOn: dayInput,
    reason: text(1000),
  }),
  days: { returnedOn: { notBefore: ["order", "payment"], notAfter: "today" } },
  output: z.object({ batch, returned: z.number().int(), amount: money }),
});
export const reconcileBatch = declare({
  id: "payment.reconcileBatch",
  recordReadBy: getBatch,
  method: "post",
  path: "/payment-batches/{batchId}/reconciliation",
  act: "payment.reconcileBatch",
  summary: "Reconcile to the đồng: every instruction is paid, returned or carried over, and the ledger says the same",
  params: ofBatch,
  output: z.object({ batch, paid: money, returned: money, carriedOver: money, difference: money }),
});
