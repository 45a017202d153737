import { writePain001 } from "#interop/iso20022/pain-001.ts";
import type { PainVersion } from "#interop/iso20022/pain-001.ts";
import { readAnswers } from "#interop/iso20022/read-answers.ts";
import { dong } from "#kernel/money.ts";
import type { BankFormats } from "#server/payment/bank-formats.ts";

/** ISO 20022 as the payment stage uses it; the version of the order is configuration. */
export function iso20022(version: PainVersion): BankFormats {
  return {
    writeOrder: (order) => ({ format: version, content: writePain001(order, version) }),
    readAnswers: (text) => {
      const read = readAnswers(text);
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
