import { writePain001 } from "#interop/iso20022/pain-001.ts";
import type { PainVersion, CreditTransferFile } from "#interop/iso20022/pain-001.ts";
import { readAnswerTable } from "#interop/iso20022/read-answer-table.ts";
import { isMessage, readAnswers } from "#interop/iso20022/read-answers.ts";
import type { AnswersRead } from "#interop/iso20022/read-answers.ts";
import type { BankFormats } from "#server/payment/statement/bank-formats.ts";
import type { Currency } from "#kernel/currency.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import type { BankPlace } from "#interop/iso20022/bank-place.ts";
import { readUpload } from "#server/platform/tables/read/read-upload.ts";
import { country, moneyWords } from "#server/platform/country.ts";
import { inThread } from "#server/platform/threads.ts";
import type { Work } from "#server/platform/threads.ts";

type OrderTask = { readonly order: CreditTransferFile; readonly version: PainVersion; readonly currency: Currency };
type AnswerTask = BankPlace & { readonly content: string };

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
    readAnswers: async (file) => {
      const { currency, timeZone: own } = country();
      const place = { timeZone: timeZone ?? own, currency: moneyOf(currency) };
      const content = messageIn(file);
      return content === undefined ? readTable(file, place) : readText(content, place);
    },
  };
}

/** The text of a message, in the encoding that its mark or its declaration says; undefined of a table. */
function messageIn(file: Uint8Array): string | undefined {
  const start = Buffer.from(file.subarray(0, 200)).toString("latin1");
  const marked = start.startsWith("\u00FF\u00FE")
    ? "utf-16le"
    : start.startsWith("\u00FE\u00FF")
      ? "utf-16be"
      : undefined;
  const declared = /^[^<]{0,4}<\?xml[^>]*encoding=["']([\w-]+)["']/.exec(start)?.[1];
  for (const encoding of [marked ?? declared ?? "utf-8", "utf-8"]) {
    try {
      const content = new TextDecoder(encoding).decode(file);
      return isMessage(content) ? content : undefined;
    } catch {
      // A name of an encoding that nobody knows: the message says what it is by itself.
    }
  }
  return undefined;
}

async function readText(content: string, place: Omit<AnswerTask, "content">) {
  const read = await inThread(reading, { content, ...place });
  if (!read.ok)
    return failure(
      "otherFamily" in read
        ? refuse("payment.answer_of_other_family", { namespace: read.otherFamily })
        : "notWhole" in read
          ? refuse("payment.answer_not_whole")
          : refuse("payment.answer_unreadable", { reason: read.reason }),
    );
  return success({ format: read.format, lines: read.lines });
}

async function readTable(file: Uint8Array, place: Omit<AnswerTask, "content">) {
  const rows = await readUpload({ format: "file", base64: Buffer.from(file).toString("base64") });
  if (!rows.ok) return rows;
  const lines = readAnswerTable(rows.value, place);
  return lines.ok ? success({ format: rows.value.reading.format, lines: lines.value }) : lines;
}

const moneyOf = ({ code, decimals }: Currency) => ({ code, decimals, words: moneyWords() });
