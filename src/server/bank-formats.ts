import { writePain001 } from "#interop/iso20022/pain-001.ts";
import type { PainVersion, CreditTransferFile } from "#interop/iso20022/pain-001.ts";
import type { AnswersRead } from "#interop/iso20022/read-answers.ts";
import { dong } from "#kernel/money.ts";
import type { BankFormats } from "#server/payment/statement/bank-formats.ts";
import { inThread } from "#server/platform/threads.ts";
import type { Work } from "#server/platform/threads.ts";

type OrderTask = { readonly order: CreditTransferFile; readonly version: PainVersion };

const writing: Work<OrderTask, string> = { module: import.meta.url, name: "writeOrder" };
const reading: Work<string, AnswersRead> = {
  module: import.meta.resolve("#interop/iso20022/read-answers.ts"),
  name: "readAnswers",
};

/** Called by a thread. */
export const writeOrder = ({ order, version }: OrderTask): string => writePain001(order, version);

/** ISO 20022 as the payment stage uses it, in threads: a file may be long. The version of the order is configuration. */
export function iso20022(version: PainVersion): BankFormats {
  return {
    writeOrder: async (order) => ({ format: version, content: await inThread(writing, { order, version }) }),
    readAnswers: async (text) => {
      const read = await inThread(reading, text);
      if (!read.ok) return read;
      return {
        ...read,
        answers: read.answers.map((answer) => ({
          ...answer,
          amount: answer.amount === undefined ? undefined : dong(answer.amount),
        })),
      };
    },
  };
}
