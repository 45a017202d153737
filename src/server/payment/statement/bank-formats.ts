import type { Money } from "#kernel/money.ts";
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
  readAnswers(text: string): Promise<
    | { readonly ok: true; readonly format: string; readonly lines: readonly BankLine[] }
    | { readonly ok: false; readonly reason: string }
    /** A message of another kind: its namespace. */
    | { readonly ok: false; readonly otherFamily: string }
  >;
};
