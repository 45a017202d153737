import { writePain001 } from "#interop/iso20022/pain-001.ts";
import type { PainVersion, CreditTransferFile } from "#interop/iso20022/pain-001.ts";
import { readAnswers } from "#interop/iso20022/read-answers.ts";
import type { AnswersRead } from "#interop/iso20022/read-answers.ts";
import type { BankFormats } from "#server/payment/statement/bank-formats.ts";
import type { Currency } from "#kernel/currency.ts";
import { country } from "#server/platform/country.ts";
import { inThread } from "#server/platform/threads.ts";
import type { Work } from "#server/platform/threads.ts";

type OrderTask = { readonly order: CreditTransferFile; readonly version: PainVersion; readonly currency: Currency };
type AnswerTask = { readonly content: string; readonly timeZone: string; readonly currency: Currency };

const writing: Work<OrderTask, string> = { module: import.meta.url, name: "writeOrder" };
const reading: Work<AnswerTask, AnswersRead> = { module: import.meta.url, name: "readAnswerFile" };

/** Called by a thread. */
export const writeOrder = ({ order, version, currency }: OrderTask): string => writePain001(order, version, currency);

/** Called by a thread. */
export const readAnswerFile = ({ content, timeZone, currency }: AnswerTask): AnswersRead =>
  readAnswers(content, { timeZone, currency });

/**
 * ISO 20022 as the payment stage uses it, in threads: a file may be long. The version of the order is configuration; the money is the
 * country's, and so is the time of day unless the installation names another.
 */
export function iso20022(version: PainVersion, timeZone?: string): BankFormats {
  return {
    writeOrder: async (order) => {
      const { currency } = country();
      return { format: version, content: await inThread(writing, { order, version, currency: moneyOf(currency) }) };
    },
    readAnswers: async (content) => {
      const { currency, timeZone: own } = country();
      return inThread(reading, { content, timeZone: timeZone ?? own, currency: moneyOf(currency) });
    },
  };
}

const moneyOf = ({ code, decimals }: Currency): Currency => ({ code, decimals });
