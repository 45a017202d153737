import { writePain001 } from "#interop/iso20022/pain-001.ts";
import type { PainVersion, CreditTransferFile } from "#interop/iso20022/pain-001.ts";
import { readAnswers } from "#interop/iso20022/read-answers.ts";
import type { AnswersRead } from "#interop/iso20022/read-answers.ts";
import type { BankFormats } from "#server/payment/statement/bank-formats.ts";
import { inThread } from "#server/platform/threads.ts";
import type { Work } from "#server/platform/threads.ts";

type OrderTask = { readonly order: CreditTransferFile; readonly version: PainVersion };
type AnswerTask = { readonly content: string; readonly timeZone: string };

const writing: Work<OrderTask, string> = { module: import.meta.url, name: "writeOrder" };
const reading: Work<AnswerTask, AnswersRead> = { module: import.meta.url, name: "readAnswerFile" };

/** Called by a thread. */
export const writeOrder = ({ order, version }: OrderTask): string => writePain001(order, version);

/** Called by a thread. */
export const readAnswerFile = ({ content, timeZone }: AnswerTask): AnswersRead => readAnswers(content, timeZone);

/** ISO 20022 as the payment stage uses it, in threads: a file may be long. The version of the order is configuration. */
export function iso20022(version: PainVersion, timeZone = "Asia/Ho_Chi_Minh"): BankFormats {
  return {
    writeOrder: async (order) => ({ format: version, content: await inThread(writing, { order, version }) }),
    readAnswers: async (content) => inThread(reading, { content, timeZone }),
  };
}
