import type { LocalDate } from "#kernel/local-date.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { moneyReader } from "#kernel/read-money.ts";
import type { MoneyRead } from "#kernel/read-money.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import type { BankLine, BankOutcome, LineFault } from "#programme/payment/bank-answer.ts";
import { answerOutcomes, bankLine } from "#programme/payment/bank-answer.ts";
import { nameColumns } from "#server/platform/tables/read/name-columns.ts";
import type { NamedTable } from "#server/platform/tables/read/name-columns.ts";
import type { UploadedRows } from "#server/platform/tables/read/read-in-thread.ts";
import type { BankPlace } from "./bank-place.ts";
import type { AmountRead } from "./read-amount.ts";
import { isNegative, noAmount } from "./read-amount.ts";
import { localDay } from "./read-day.ts";

const columns = ["end_to_end_id", "outcome", "amount", "currency", "reason", "reference", "booked_on"] as const;
type Column = (typeof columns)[number];

/** Why a sum that is written is none. */
const faults = {
  none: "payment.answer_amount_unreadable",
  fraction: "payment.answer_not_whole_dong",
  ambiguous: "payment.answer_amount_ambiguous",
} as const satisfies Record<Exclude<MoneyRead, { ok: true }>["why"], LineFault>;

/**
 * A table of a bank; one without a column of currencies is in the currency of the country. A head that is none of these is refused: an
 * amount or a currency under another name would not be held against the order. What is refused names the row and the column as the file
 * shows them.
 */
export function readAnswerTable(uploaded: UploadedRows, place: BankPlace): Result<readonly BankLine[], Refusal> {
  const table = nameColumns(uploaded, { nameOf, required: ["outcome"] });
  if (!table.ok) return table;
  const stranger = table.value.columns.find((head) => nameOf(head) === undefined && isFilled(table.value, head));
  if (stranger !== undefined)
    return failure(refuse("answer_file.column_unknown", { column: stranger, columns: columns.join(", ") }));
  const { rows, rowOf } = table.value;
  const of = (row: Readonly<Record<string, string>>, column: Column) => (row[column] ?? "").trim();
  const moneyOf = moneyReader(
    rows.map((row) => of(row, "amount")),
    place.currency,
  );
  const lines: BankLine[] = [];
  for (const [at, row] of rows.entries()) {
    const where = { row: rowOf(at + 1), value: "" };
    const outcome = outcomeOf(of(row, "outcome"));
    if (outcome === undefined)
      return failure(
        refuse("answer_file.outcome_unknown", {
          ...where,
          column: "outcome",
          value: of(row, "outcome"),
          outcomes: answerOutcomes.join(", "),
        }),
      );
    const bookedOn = dayOf(of(row, "booked_on"), place.timeZone);
    if (bookedOn === undefined)
      return failure(refuse("answer_file.day_wrong", { ...where, column: "booked_on", value: of(row, "booked_on") }));
    lines.push(
      bankLine({
        endToEndId: of(row, "end_to_end_id"),
        outcome,
        ...amountOf(of(row, "amount"), of(row, "currency").toUpperCase(), { place, moneyOf }),
        reasonCode: of(row, "reason") || undefined,
        bankReference: of(row, "reference") || undefined,
        bookedOn: bookedOn ?? undefined,
      }),
    );
  }
  return success(lines);
}

const nameOf = (head: string): Column | undefined => columns.find((column) => column === head.trim().toLowerCase());
const outcomeOf = (written: string): BankOutcome | undefined =>
  answerOutcomes.find((outcome) => outcome === written.toLowerCase());
const isFilled = ({ rows }: NamedTable, head: string): boolean => rows.some((row) => (row[head] ?? "") !== "");

function amountOf(
  written: string,
  named: string,
  { place, moneyOf }: { readonly place: BankPlace; readonly moneyOf: (written: string) => MoneyRead },
): AmountRead {
  if (written === "") return noAmount;
  const shown = `${written} ${named}`.trim().slice(0, 60);
  if (named !== "" && named !== place.currency.code)
    return { amount: undefined, written: shown, fault: "payment.answer_in_other_currency" };
  if (isNegative(written)) return { amount: undefined, written: shown, fault: "payment.answer_amount_negative" };
  const read = moneyOf(written);
  return read.ok
    ? { amount: dong(read.amount), written: undefined, fault: undefined }
    : { amount: undefined, written: shown, fault: faults[read.why] };
}

/** 2026-06-02, the moment of it, or 02/06/2026; null where none is written, undefined where it is none of the calendar. */
function dayOf(written: string, timeZone: string): LocalDate | null | undefined {
  if (written === "") return null;
  if (/^\d{4}-\d{2}-\d{2}(?:[T ].*)?$/.test(written)) return localDay(written, timeZone);
  const [, day = "", month = "", year = ""] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(written) ?? [];
  return year === "" ? undefined : parseLocalDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}
