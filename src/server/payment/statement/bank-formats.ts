import type { Money } from "#kernel/money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import type { BankLine } from "#programme/payment/bank-answer.ts";

/** What the stage needs of the outside: a payment order to send, an answer to read. src/server/routes.ts joins them to ISO 20022. */
export type BankFormats = {
  writeOrder(order: {
    readonly messageId: string;
    readonly createdAt: string;
    readonly executionDate: string;
    readonly debtor: { readonly name: string; readonly account: string; readonly bankBin: string };
    readonly transfers: readonly {
      readonly endToEndId: string;
      readonly amount: Money;
      readonly creditorName: string;
      readonly creditorAccount: string;
      readonly creditorBankBin: string;
      readonly remittance: string;
    }[];
  }): Promise<{ readonly format: string; readonly content: string }>;
  /** What the bytes of a file say: a message, or a table that is read for what it is. */
  readAnswers(
    file: Uint8Array,
  ): Promise<Result<{ readonly format: string; readonly lines: readonly BankLine[] }, Refusal>>;
};
