import { z } from "zod";
import { parseLocalDate } from "#kernel/local-date.ts";
import type { BankLine } from "#programme/payment/bank-answer.ts";
import { answerOutcomes, bankLine } from "#programme/payment/bank-answer.ts";
import { csvRecords } from "#server/platform/tables/read/csv-records.ts";
import type { BankPlace } from "./bank-place.ts";
import { amountOf } from "./read-amount.ts";
import { localDay } from "./read-day.ts";

const row = z.strictObject({
  end_to_end_id: z.string().default(""),
  outcome: z.enum(answerOutcomes),
  amount: z.string().default(""),
  currency: z.string().default(""),
  reason: z.string().default(""),
  reference: z.string().default(""),
  booked_on: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}(?:T.*)?$/)
    .refine((written) => parseLocalDate(written.slice(0, 10)) !== undefined, "is no day of the calendar")
    .or(z.literal(""))
    .default(""),
});

/**
 * The heads as they are written, in whatever case. A head that is none of these is refused: an amount or a currency under another name
 * would not be held against the order.
 */
function byHead(record: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).map(([head, value]) => [head.trim().toLowerCase(), value]));
}

/** A table of a bank; one without a column of currencies is in the currency of the country. @throws Error, or ZodError for a row that is wrong. */
export function readAnswerTable(content: string, { timeZone, currency }: BankPlace): readonly BankLine[] {
  return z
    .array(row)
    .parse(csvRecords(content).map(byHead))
    .map((one) =>
      bankLine({
        endToEndId: one.end_to_end_id.trim(),
        outcome: one.outcome,
        ...(one.amount.trim() === ""
          ? {}
          : amountOf(one.amount.trim(), one.currency.trim().toUpperCase() || currency.code, currency)),
        reasonCode: filled(one.reason),
        bankReference: filled(one.reference),
        bookedOn: localDay(filled(one.booked_on), timeZone),
      }),
    );
}

const filled = (written: string): string | undefined => (written === "" ? undefined : written);
