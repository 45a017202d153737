/**
 * What earlier lines of the bank said of a transfer. Whether a line tells of a booking that is known, or of another one: a bank that
 * debits an account twice gives each debit a reference of its own.
 */
import type { LocalDate } from "#kernel/local-date.ts";
import type { BankLine, BankOutcome } from "./bank-answer.ts";

/** `isAgain`: it was reported as booked again, and settled nothing. */
export type Booking = {
  readonly endToEndId: string;
  readonly outcome: BankOutcome;
  readonly bankReference: string | null;
  readonly bookedOn: LocalDate | null;
  readonly isAgain: boolean;
  /** Of a status report: its day is that of the acceptance. */
  readonly isStatus: boolean;
};

export const bookedAgainCodes = ["payment.answer_debits_again", "payment.answer_returns_again"] as const;
export type BookedAgainCode = (typeof bookedAgainCodes)[number];

type Named = Pick<Booking, "bankReference" | "bookedOn" | "isStatus">;

/**
 * Undefined where they do not say enough: a status report has no reference of the account, and its day is that of the acceptance. Two bookings of
 * different days are two, also where only one of them has a reference.
 */
function isSame(left: Named, right: Named): boolean | undefined {
  if (left.bankReference !== null && right.bankReference !== null) return left.bankReference === right.bankReference;
  const hasOneReference = left.bankReference !== null || right.bankReference !== null;
  if (left.bookedOn === null || right.bookedOn === null || (hasOneReference && (left.isStatus || right.isStatus)))
    return undefined;
  if (left.bookedOn !== right.bookedOn) return false;
  return hasOneReference ? undefined : true;
}

/** Undefined where the line tells of a booking that is known, or of the first of its kind. */
export function whyBookedAgain(answer: BankLine, earlier: readonly Booking[]): BookedAgainCode | undefined {
  if (answer.outcome === "pending") return undefined;
  const code = answer.outcome === "paid" ? "payment.answer_debits_again" : "payment.answer_returns_again";
  const own = {
    bankReference: answer.bankReference ?? null,
    bookedOn: answer.bookedOn ?? null,
    isStatus: answer.isStatus,
  };
  const ofKind = earlier.filter(({ outcome }) => outcome === answer.outcome);
  const known = ofKind.filter((one) => isSame(own, one) === true);
  if (known.length > 0) return known.some(({ isAgain }) => !isAgain) ? undefined : code;
  if (ofKind.some((one) => !one.isAgain && isSame(own, one) === false)) return code;
  // Money that comes back after a second debit is that of the second debit: the first one still stands with the payee.
  if (answer.outcome === "returned" && countAgain(earlier, "paid") > countAgain(earlier, "returned")) return code;
  return undefined;
}

/** How many bookings were reported as further ones; the same one in two files counts once. */
function countAgain(earlier: readonly Booking[], outcome: BankOutcome): number {
  const different: Booking[] = [];
  for (const one of earlier) {
    if (!one.isAgain || one.outcome !== outcome || different.some((other) => isSame(one, other) === true)) continue;
    different.push(one);
  }
  return different.length;
}

export const bookingOf = (answer: BankLine, isAgain: boolean): Booking => ({
  endToEndId: answer.endToEndId,
  outcome: answer.outcome,
  bankReference: answer.bankReference ?? null,
  bookedOn: answer.bookedOn ?? null,
  isAgain,
  isStatus: answer.isStatus,
});
