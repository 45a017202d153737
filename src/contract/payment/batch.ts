import { yearsAhead } from "#contract/day-window.ts";
import { z } from "zod";
import { batchStates, batchWork, instructionStates } from "#programme/payment/payment-acts.ts";
import { declare } from "#contract/declare.ts";
import { cursorById, dayInput, text, pageQuery } from "#contract/input.ts";
import { areaId, day, id, instant, money, page } from "#contract/values.ts";

export const batchState = z.enum(batchStates);
export const instructionState = z.enum(instructionStates);
export const batchMethod = z.enum(["bank", "cash"]);

const tally = z.object({ count: z.number().int(), amount: money });
/** Everything that an answer of a bank says: answered and unmatched are the file, in lines and in đồng. */
export const answerAccount = z.object({ file: tally, answered: tally, unmatched: tally });

export const batch = z.object({
  batchId: id("batch"),
  communeId: areaId,
  communeName: z.string(),
  year: z.number().int(),
  /** The activities whose supports it pays, each with what the batch holds of it: they sum to the whole. */
  activities: z.array(
    z.object({
      activityId: id("activity"),
      title: z.string(),
      fundLineId: id("fund line"),
      count: z.number().int(),
      amount: money,
    }),
  ),
  method: batchMethod,
  title: z.string(),
  state: batchState,
  instructionCount: z.number().int(),
  total: money,
  /** Instructions and money by state: they sum to the two above, with the excluded ones besides, as cancelled. */
  byState: z.array(z.object({ state: instructionState, count: z.number().int(), amount: money })),
  messageId: z.string().nullable(),
  madeAt: instant,
  approvals: z.array(
    z.object({
      role: z.string(),
      officerName: z.string(),
      /** In whose place, by a delegation. */
      onBehalfOfName: z.string().nullable(),
      signedAt: instant,
    }),
  ),
  files: z.array(
    z.object({
      fileId: id("file"),
      kind: z.string(),
      format: z.string(),
      fileName: z.string(),
      sha256: z.string(),
      recordedAt: instant,
      account: answerAccount.nullable(),
    }),
  ),
  /** Each time that it was opened again after it was reconciled, and why. */
  reopenings: z.array(z.object({ reason: z.string(), reopenedAt: instant, officerName: z.string() })),
});
export const listBatches = declare({
  id: "payment.listBatches",
  method: "get",
  path: "/payment-batches",
  act: "payment.readBatches",
  summary: "Payment batches in one's areas, the latest first",
  query: z.object({
    ...pageQuery(cursorById),
    areaId: areaId.optional(),
    state: batchState.optional(),
    waits: z.enum(batchWork).optional(),
  }),
  output: page(batch),
});
export const ofBatch = z.object({ batchId: id("batch") });
export const getBatch = declare({
  id: "payment.getBatch",
  method: "get",
  path: "/payment-batches/{batchId}",
  act: "payment.readBatches",
  summary: "One batch with its signatures, files and sums by state",
  params: ofBatch,
  output: batch,
});
/** The bank says paid, returned or pending; a recipient signs; an officer carries over or gives back. */
export const movementKinds = ["sent", "pending", "paid", "returned", "signed", "carried_over", "given_back"] as const;
export const instruction = z.object({
  householdId: id("household"),
  instructionId: id("instruction"),
  supportId: id("support"),
  payeeName: z.string().nullable(),
  villageName: z.string().nullable(),
  account: z.string(),
  endToEndId: z.string(),
  amount: money,
  state: instructionState,
  settledOn: day.nullable(),
  bankReference: z.string().nullable(),
  reasonCode: z.string().nullable(),
  signed: z.boolean(),
  /** What happened to it, the earliest first, each with its day and the reason that the bank or an officer gave. */
  movements: z.array(
    z.object({
      kind: z.enum(movementKinds),
      on: day,
      reason: z.string().nullable(),
      reference: z.string().nullable(),
    }),
  ),
});
export const listInstructions = declare({
  id: "payment.listInstructions",
  method: "get",
  path: "/payment-batches/{batchId}/instructions",
  act: "payment.readBatches",
  summary: "Instructions of a batch",
  params: ofBatch,
  query: z.object({ ...pageQuery(cursorById), state: instructionState.optional() }),
  output: page(instruction),
});
/** A delivered support that a batch does not take, and why. */
const leftOut = z.object({
  householdId: id("household"),
  supportId: id("support"),
  headName: z.string().nullable(),
  amount: money,
  code: z.string(),
});
export const readPayable = declare({
  id: "payment.readPayable",
  method: "get",
  path: "/activities/{activityId}/payable",
  act: "payment.readBatches",
  summary:
    "What a batch of an activity would hold by this method, and which delivered supports it would leave out and why",
  params: z.object({ activityId: id("activity") }),
  query: z.object({ method: batchMethod }),
  output: z.object({
    payable: tally,
    leftOut: z.array(leftOut),
  }),
});
export const listPayable = declare({
  id: "payment.listPayable",
  method: "get",
  path: "/areas/{areaId}/payable",
  act: "payment.readBatches",
  summary:
    "The activities of a commune that owe money: what a batch would hold of each by this method, and how many it would leave out",
  params: z.object({ areaId }),
  query: z.object({ method: batchMethod }),
  output: z.object({
    activities: z.array(
      z.object({
        activityId: id("activity"),
        title: z.string(),
        year: z.number().int(),
        payable: tally,
        leftOut: z.number().int(),
      }),
    ),
  }),
});
export const listLeftOut = declare({
  id: "payment.listLeftOut",
  method: "get",
  path: "/payment-batches/{batchId}/left-out",
  act: "payment.readBatches",
  summary: "What the activities of a batch owe and no batch holds, as it is now, each with the reason",
  params: ofBatch,
  output: z.object({ leftOut: z.array(leftOut) }),
});
export const makeBatch = declare({
  id: "payment.makeBatch",
  method: "post",
  path: "/payment-batches",
  act: "payment.makeBatch",
  summary:
    "Make a batch of all delivered, unpaid supports of one or more activities of a commune and year whose verified payee is paid by this method",
  body: z.object({
    batchId: id("batch"),
    activityIds: z.array(id("activity")).min(1).max(100),
    method: batchMethod,
    title: text(200),
  }),
  output: z.object({
    batch,
    /** Supports that are due and not in the batch, and why. */
    leftOut: z.array(z.object({ householdId: id("household"), supportId: id("support"), code: z.string() })),
  }),
});
const done = batch;
export const checkBatch = declare({
  id: "payment.checkBatch",
  recordReadBy: getBatch,
  method: "post",
  path: "/payment-batches/{batchId}/check",
  act: "payment.checkBatch",
  summary: "Check a batch: by another officer than its maker",
  params: ofBatch,
  output: done,
});
export const approveBatch = declare({
  id: "payment.approveBatch",
  recordReadBy: getBatch,
  method: "post",
  path: "/payment-batches/{batchId}/approval",
  act: "payment.approveBatch",
  summary: "Approve a batch; its money is reserved in the ledger in the same transaction",
  params: ofBatch,
  output: done,
});
export const cancelBatch = declare({
  id: "payment.cancelBatch",
  recordReadBy: getBatch,
  method: "post",
  path: "/payment-batches/{batchId}/cancellation",
  act: "payment.approveBatch",
  summary: "Cancel a batch that was not sent; what was reserved is free again",
  params: ofBatch,
  body: z.object({ reason: text(1000) }),
  output: done,
});
export const sendBatch = declare({
  id: "payment.sendBatch",
  recordReadBy: getBatch,
  method: "post",
  path: "/payment-batches/{batchId}/sending",
  act: "payment.sendBatch",
  summary: "Make the payment file (pain.001) or the cash list, and mark the batch as sent; again gives the same file",
  params: ofBatch,
  body: z.object({ executionDate: dayInput }),
  days: { executionDate: { notBeforeToday: true, ...yearsAhead(1) } },
  output: done,
});
export const downloadFile = declare({
  id: "payment.downloadFile",
  method: "get",
  path: "/payment-batches/{batchId}/files/{fileId}",
  act: "payment.readBatches",
  summary: "The file as it was made or received",
  params: z.object({ batchId: id("batch"), fileId: id("file") }),
  output: z.string(),
  file: "application/octet-stream",
  isAudited: true,
});
/** The list that a village signs (Circular 60/2026/TT-BTC Art. 3.3). */
export const cashList = declare({
  id: "payment.cashList",
  method: "get",
  path: "/payment-batches/{batchId}/cash-list",
  act: "payment.readBatches",
  summary: "The cash list to print and sign",
  params: ofBatch,
  output: z.object({
    batch,
    rows: z.array(
      z.object({
        householdId: id("household"),
        instructionId: id("instruction"),
        recipientName: z.string().nullable(),
        address: z.string().nullable(),
        role: z.string(),
        amount: money,
        signedOn: day.nullable(),
        receiptKind: z.string().nullable(),
      }),
    ),
  }),
});
