/** The lines of a batch as they are checked before it is approved. */
import { z } from "zod";
import { lineFindingCodes } from "#programme/payment/check-line.ts";
import { declare } from "#contract/declare.ts";
import { text } from "#contract/input.ts";
import { id, money } from "#contract/values.ts";
import { batch, getBatch, ofBatch } from "./batch.ts";

export const listLineFindings = declare({
  id: "payment.listLineFindings",
  method: "get",
  path: "/payment-batches/{batchId}/line-findings",
  act: "payment.readBatches",
  summary:
    "Lines of a batch that cannot be paid as they are, or that a signer should look at, as of today, each with its reasons",
  params: ofBatch,
  output: z.object({
    /** How many lines were looked at: all that the batch still holds. */
    checked: z.number().int(),
    rows: z.array(
      z.object({
        householdId: id("household"),
        instructionId: id("instruction"),
        payeeName: z.string().nullable(),
        amount: money,
        findings: z.array(z.object({ code: z.enum(lineFindingCodes), severity: z.enum(["blocks", "warns"]) })),
      }),
    ),
  }),
});
export const excludeLines = declare({
  id: "payment.excludeLines",
  recordReadBy: getBatch,
  method: "post",
  path: "/payment-batches/{batchId}/exclusions",
  act: "payment.checkBatch",
  summary:
    "Take lines out of a batch that is not approved yet, with the reason; their money is due again in a next batch",
  params: ofBatch,
  body: z.object({
    lines: z
      .array(z.object({ householdId: id("household"), instructionId: id("instruction") }))
      .min(1)
      .max(5000),
    reason: text(1000),
  }),
  output: batch,
});
