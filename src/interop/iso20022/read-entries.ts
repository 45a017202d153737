import type { BankLine, BankOutcome } from "#programme/payment/bank-answer.ts";
import type { BankPlace } from "./bank-place.ts";
import { bankLine } from "#programme/payment/bank-answer.ts";
import { dong } from "#kernel/money.ts";
import type { AmountRead } from "./read-amount.ts";
import { firstAmount, readAmount } from "./read-amount.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { faultOfDay, localDay } from "./read-day.ts";
import { at, list, text, truth } from "./xml-node.ts";

/**
 * The entries of an account in a notification or a statement (camt.054, camt.053). A debit that was booked is paid; the same money
 * booked back (a credit, or a reversal) is returned. The lines of an entry sum to the entry: what its details leave out is a line.
 */
export function readEntries(account: unknown, place: BankPlace): readonly BankLine[] {
  return list(at(account, "Ntry")).flatMap((entry) => {
    const written = text(at(entry, "BookgDt", "Dt")) ?? text(at(entry, "BookgDt", "DtTm"));
    const bookedOn = localDay(written, place.timeZone);
    const unreadable =
      truth(at(entry, "RvslInd")) === undefined ? "payment.answer_reversal_unreadable" : faultOfDay(written, bookedOn);
    return linesOf(entry, bookedOn, place).map((line) => ({ ...line, fault: line.fault ?? unreadable }));
  });
}

type Direction = "DBIT" | "CRDT";

function linesOf(entry: unknown, bookedOn: LocalDate | undefined, place: BankPlace): readonly BankLine[] {
  const whole = {
    direction: directionOf(entry),
    isReversal: truth(at(entry, "RvslInd")),
    // Version 02 writes the status as text, later ones as a code. What is not booked (pending, for information) is open.
    isBooked: (text(at(entry, "Sts", "Cd")) ?? text(at(entry, "Sts"))) === "BOOK",
    amount: readAmount(at(entry, "Amt"), place.currency),
    bookedOn,
  };
  // Without a direction, or where nobody can tell whether it is a reversal, it is not known where the money went.
  const outcomeOf = (direction: Direction | undefined): BankOutcome =>
    !whole.isBooked || direction === undefined || whole.isReversal === undefined
      ? "pending"
      : direction === "DBIT" && !whole.isReversal
        ? "paid"
        : "returned";
  const details = list(at(entry, "NtryDtls")).flatMap((one) => list(at(one, "TxDtls")));
  const bankReference = text(at(entry, "AcctSvcrRef"));
  if (details.length === 0) {
    const fault = whole.amount.fault ?? "payment.answer_without_details";
    return [
      bankLine({
        endToEndId: "",
        outcome: outcomeOf(whole.direction),
        ...whole.amount,
        fault,
        bankReference,
        bookedOn,
      }),
    ];
  }
  const lines = details.map((one) => {
    const direction = directionOf(one) ?? whole.direction;
    const line = bankLine({
      endToEndId: text(at(one, "Refs", "EndToEndId")) ?? "",
      outcome: outcomeOf(direction),
      ...amountOfDetail(one, whole.amount, { isSingle: details.length === 1, place }),
      reasonCode: text(at(one, "RtrInf", "Rsn", "Cd")) ?? text(at(one, "RtrInf", "Rsn", "Prtry")),
      bankReference: text(at(one, "Refs", "AcctSvcrRef")) ?? bankReference,
      bookedOn,
    });
    return { line, direction };
  });
  const rest = restOf(whole, lines);
  return [
    ...lines.map(({ line }) => line),
    ...(rest === 0n
      ? []
      : [
          bankLine({
            endToEndId: "",
            outcome: outcomeOf(rest > 0n ? whole.direction : whole.direction === "DBIT" ? "CRDT" : "DBIT"),
            amount: dong(rest > 0n ? rest : -rest),
            fault: "payment.answer_details_differ",
            bankReference,
            bookedOn,
          }),
        ]),
  ];
}

/**
 * Versions before 03 of these messages have the amount of a transfer in AmtDtls alone, and so have many banks after. The single
 * transfer of an entry that names no amount has the entry's; one of several is not guessed.
 */
function amountOfDetail(
  detail: unknown,
  ofEntry: AmountRead,
  { isSingle, place }: { readonly isSingle: boolean; readonly place: BankPlace },
): AmountRead {
  const own = firstAmount(
    place.currency,
    at(detail, "Amt"),
    at(detail, "AmtDtls", "TxAmt", "Amt"),
    at(detail, "AmtDtls", "InstdAmt", "Amt"),
  );
  // An account in another currency was not debited for an order in đồng, whatever its details convert.
  if (ofEntry.fault === "payment.answer_in_other_currency")
    return { ...ofEntry, written: own.written ?? ofEntry.written };
  if (own.amount !== undefined || own.fault !== undefined) return own;
  return isSingle ? ofEntry : { ...own, fault: "payment.answer_without_amount" };
}

/** What an entry holds beyond its details, those that go the other way taken off. */
function restOf(
  whole: { readonly direction: Direction | undefined; readonly amount: AmountRead },
  lines: readonly { readonly line: BankLine; readonly direction: Direction | undefined }[],
): bigint {
  if (whole.amount.amount === undefined) return 0n;
  const sum = lines.reduce(
    (total, { line, direction }) => total + (direction === whole.direction ? 1n : -1n) * (line.amount ?? 0n),
    0n,
  );
  return whole.amount.amount - sum;
}

function directionOf(node: unknown): Direction | undefined {
  const written = text(at(node, "CdtDbtInd"));
  return written === "DBIT" || written === "CRDT" ? written : undefined;
}
