import { z } from "zod";
import { voucherStages } from "#programme/treasury/voucher.ts";
import { declare } from "#contract/declare.ts";
import { dayInput, moneyInput, text } from "#contract/input.ts";
import { day, id, instant, money } from "#contract/values.ts";

const ofLine = z.object({ fundLineId: id("fund line") });
export const voucher = z.object({
  voucherId: id("voucher"),
  stage: z.enum(voucherStages),
  amount: money,
  document: text(120),
  bookedOn: day,
  /** The work that it pays; null where the line pays no works, or all of them together. */
  workId: id("work").nullable(),
  /** An advance to the contractor of the work, before anything is accepted. */
  isAdvance: z.boolean(),
});
const voucherInput = voucher.extend({
  amount: moneyInput,
  bookedOn: dayInput,
  workId: id("work").optional(),
  isAdvance: z.boolean().optional(),
});

export const listVouchers = declare({
  id: "treasury.listVouchers",
  method: "get",
  path: "/fund-lines/{fundLineId}/vouchers",
  act: "treasury.readTreasury",
  summary: "Contracts, payment orders and settlements of a fund line that is not paid household by household",
  params: ofLine,
  output: z.object({
    /** Why no voucher can be recorded: the line is paid by batches that name each household. */
    isPaidByBatches: z.boolean(),
    rows: z.array(voucher.extend({ recordedAt: instant, recordedBy: z.string().nullable(), isReversed: z.boolean() })),
  }),
});
export const recordVoucher = declare({
  id: "treasury.recordVoucher",
  method: "post",
  path: "/fund-lines/{fundLineId}/vouchers",
  act: "treasury.recordVoucher",
  summary:
    "Record a contract, a payment order, a settlement, a release or a return of a fund line; posted in the same act",
  params: ofLine,
  body: voucherInput,
  days: { bookedOn: { notBefore: ["voucher"], notAfter: "today" } },
  output: voucher,
});
