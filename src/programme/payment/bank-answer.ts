/** What a file of a bank says, one line a transfer, before it is held against a batch. */
import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";

export const answerOutcomes = ["paid", "returned", "pending"] as const;
export type BankOutcome = (typeof answerOutcomes)[number];

/** Why a line cannot be an answer, whatever batch it is held against: seen while the file is read. */
export const lineFaults = [
  "payment.answer_in_other_currency",
  "payment.answer_not_whole_dong",
  "payment.answer_amount_ambiguous",
  "payment.answer_amount_unreadable",
  "payment.answer_amount_negative",
  "payment.answer_without_amount",
  "payment.answer_without_details",
  "payment.answer_details_differ",
  "payment.answer_totals_differ",
  "payment.answer_day_unreadable",
  "payment.answer_reversal_unreadable",
] as const;
export type LineFault = (typeof lineFaults)[number];

export type BankLine = {
  /** One transfer by its reference; or all transfers of a block of the order, or of the whole order, that no line names. */
  readonly scope: "transfer" | "block" | "message";
  /** Empty where the file names none. */
  readonly endToEndId: string;
  /** The order and the block that the line answers, where the file says so. */
  readonly messageId: string | undefined;
  readonly blockId: string | undefined;
  readonly outcome: BankOutcome;
  /** Whole đồng. Of a block or an order: how much it was, and how many transfers. */
  readonly amount: Money | undefined;
  readonly transfers: number | undefined;
  /** The amount as it is written, where it is not in whole đồng. */
  readonly written: string | undefined;
  readonly fault: LineFault | undefined;
  readonly reasonCode: string | undefined;
  readonly bankReference: string | undefined;
  readonly bookedOn: LocalDate | undefined;
  /** Does it tell how far an order is, and of no booking on the account? Its day is that of the acceptance. */
  readonly isStatus: boolean;
};

/** A line of a transfer of which nothing but the reference and the outcome is known. */
export function bankLine(line: Pick<BankLine, "endToEndId" | "outcome"> & Partial<BankLine>): BankLine {
  return {
    scope: "transfer",
    messageId: undefined,
    blockId: undefined,
    amount: undefined,
    transfers: undefined,
    written: undefined,
    fault: undefined,
    reasonCode: undefined,
    bankReference: undefined,
    bookedOn: undefined,
    isStatus: false,
    ...line,
  };
}

/** An order has one block, by the name that the bank gives back in its answer. */
export const orderBlockId = (messageId: string): string => `${messageId}-1`;
