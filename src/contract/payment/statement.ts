import { upToToday } from "#contract/day-window.ts";
import { declare } from "#contract/declare.ts";
import { megabytes } from "#contract/endpoint.ts";
import { batch, getBatch, ofBatch } from "./batch.ts";
import { z } from "zod";
import { id, money } from "#contract/values.ts";
import { dayInput, exactText, text } from "#contract/input.ts";
export const readAnswerFile = declare({
  id: "payment.readAnswerFile",
  method: "post",
  path: "/payment-batches/{batchId}/answers",
  largestBody: megabytes(24),
  act: "payment.readAnswers",
  summary: "Read a bank's answer (pain.002, camt.053, camt.054 or CSV); the same file again has no effect",
  params: ofBatch,
  body: z.object({
    fileId: id("file"),
    fileName: text(200),
    content: exactText(20_000_000),
  }),
  output: z.object({
    readBefore: z.boolean(),
    paid: z.number().int(),
    returned: z.number().int(),
    pending: z.number().int(),
    /** Answers that fit no instruction of the batch, or another amount: shown, never dropped. */
    unmatched: z.array(z.object({ endToEndId: z.string(), code: z.string(), amount: money.nullable() })),
  }),
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
  days: { "receipts[].signedOn": upToToday },
  output: z.object({ signed: z.number().int() }),
});
export const reconcileBatch = declare({
  id: "payment.reconcileBatch",
  recordReadBy: getBatch,
  method: "post",
  path: "/payment-batches/{batchId}/reconciliation",
  act: "payment.reconcileBatch",
  summary: "Reconcile to the đồng: every instruction is paid or returned, and the ledger says the same",
  params: ofBatch,
  output: z.object({ batch, paid: money, returned: money, difference: money }),
});
