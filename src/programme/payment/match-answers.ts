import type { LocalDate } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import { addMoney, zeroMoney } from "#kernel/money.ts";
import type { BankLine, BankOutcome, LineFault } from "./bank-answer.ts";
import { bookedAgainCodes, bookingOf, whyBookedAgain } from "./bookings.ts";
import type { Booking } from "./bookings.ts";
import { applyAnswer } from "./payment-acts.ts";
import type { InstructionState } from "./payment-acts.ts";

export type AnsweredInstruction = {
  readonly endToEndId: string;
  readonly amount: Money;
  readonly state: InstructionState;
};

/** The order that was sent, as the bank knows it. */
export type AnsweredOrder<I extends AnsweredInstruction> = {
  readonly messageId: string | null;
  /** The day on which it was made; null where it was not. */
  readonly orderedOn: LocalDate | null;
  /** The day on which the answers are read. */
  readonly readOn: LocalDate;
  /** Blocks of the order (PmtInfId); none where it has none. */
  readonly blockIds: readonly string[];
  readonly instructions: readonly I[];
  /** What earlier files said of these transfers. */
  readonly bookings: readonly Booking[];
};

export const unmatchedCodes = [
  "payment.answer_fits_nothing",
  "payment.answer_with_other_amount",
  "payment.answered_twice",
  ...bookedAgainCodes,
  "payment.answer_contradicts",
  "payment.answer_of_another_order",
  "payment.answer_with_other_sum",
  "payment.answer_booked_ahead",
  "payment.answer_booked_before_order",
] as const;
export type UnmatchedCode = (typeof unmatchedCodes)[number] | LineFault;

/** `line`: its place in the file, the first is 1; a line of a whole order counts once a transfer. */
export type Matched<I extends AnsweredInstruction> = {
  readonly line: number;
  readonly instruction: I;
  readonly answer: BankLine;
  /** As the answer states it, else as the order has it. */
  readonly amount: Money;
  readonly before: InstructionState;
  readonly after: InstructionState;
};
export type Unmatched = {
  readonly line: number;
  readonly answer: BankLine;
  readonly code: UnmatchedCode;
  readonly amount: Money | null;
};

/** How many lines, and how much they are in đồng. What is in no đồng counts as a line alone. */
export type Tally = { readonly count: number; readonly amount: Money };
export type AnswerFileAccount = { readonly file: Tally; readonly answered: Tally; readonly unmatched: Tally };

export type MatchedAnswers<I extends AnsweredInstruction> = {
  /** In the order in which they take effect: a transfer is paid before its money comes back, however the bank sorts its entries. */
  readonly matched: readonly Matched<I>[];
  readonly unmatched: readonly Unmatched[];
  readonly account: AnswerFileAccount;
};

const effectOrder: Readonly<Record<BankOutcome, number>> = { pending: 0, paid: 1, returned: 2 };

/**
 * Holds the lines of a file against an order. A line that fits no transfer, or names another amount, currency or order, or
 * contradicts what is known, is reported and changes nothing; nothing is dropped: answered and unmatched together are the file.
 */
export function matchAnswers<I extends AnsweredInstruction>(
  order: AnsweredOrder<I>,
  read: readonly BankLine[],
): MatchedAnswers<I> {
  const states = new Map(order.instructions.map(({ endToEndId, state }) => [endToEndId, state]));
  const byReference = new Map(order.instructions.map((instruction) => [instruction.endToEndId, instruction]));
  const lines = spreadOut(order, read).map(({ answer, why }, at) => {
    const instruction = why === undefined ? byReference.get(answer.endToEndId) : undefined;
    return { line: at + 1, answer, why, instruction, amount: answer.amount ?? instruction?.amount ?? null };
  });
  // A statement that tells of a debit and of its return tells the story of a transfer that is known as returned.
  const withReturn = new Set(
    lines
      .filter(({ answer, why }) => why === undefined && answer.outcome === "returned")
      .map(({ answer }) => answer.endToEndId),
  );
  const answered = new Set<string>();
  const bookings = Map.groupBy(order.bookings, ({ endToEndId }) => endToEndId);
  const book = (answer: BankLine, isAgain: boolean) =>
    bookings.set(answer.endToEndId, [...(bookings.get(answer.endToEndId) ?? []), bookingOf(answer, isAgain)]);
  const matched: Matched<I>[] = [];
  const unmatched: Unmatched[] = [];
  for (const one of lines.toSorted(
    (left, right) => effectOrder[left.answer.outcome] - effectOrder[right.answer.outcome],
  )) {
    const { answer, line, instruction, amount } = one;
    const before = states.get(answer.endToEndId);
    const outOfTime = outsideDays(order, answer);
    const again = whyBookedAgain(answer, bookings.get(answer.endToEndId) ?? []);
    const report = (code: UnmatchedCode) => unmatched.push({ line, answer, code, amount });
    if (one.why !== undefined) report(one.why);
    else if (instruction === undefined || before === undefined) report("payment.answer_fits_nothing");
    else if (amount !== instruction.amount) report("payment.answer_with_other_amount");
    else if (outOfTime !== undefined) report(outOfTime);
    else if (deniesBooking(answer, before)) report("payment.answer_contradicts");
    else if (again !== undefined) {
      report(again);
      book(answer, true);
    } else if (answered.has(`${answer.endToEndId} ${answer.outcome}`)) report("payment.answered_twice");
    else {
      const isConfirmed = before === "returned" && answer.outcome === "paid" && withReturn.has(answer.endToEndId);
      const after = isConfirmed ? before : applyAnswer(before, answer.outcome);
      if (after === undefined) report("payment.answer_contradicts");
      else {
        matched.push({ line, instruction, answer, amount: instruction.amount, before, after });
        states.set(answer.endToEndId, after);
        book(answer, false);
        answered.add(`${answer.endToEndId} ${answer.outcome}`);
      }
    }
  }
  return {
    matched,
    unmatched: unmatched.toSorted((left, right) => left.line - right.line),
    account: { file: tallyOf(lines), answered: tallyOf(matched), unmatched: tallyOf(unmatched) },
  };
}

/** Money that was debited comes back by a booking of the account: a status report that rejects the order afterwards moves none. */
function deniesBooking({ isStatus, outcome }: BankLine, before: InstructionState): boolean {
  return isStatus && outcome === "returned" && before === "paid";
}

/** A transfer is booked neither before its order was made nor on a day that has not come. */
function outsideDays(
  { orderedOn, readOn }: Pick<AnsweredOrder<AnsweredInstruction>, "orderedOn" | "readOn">,
  { bookedOn }: BankLine,
): UnmatchedCode | undefined {
  if (bookedOn === undefined) return undefined;
  if (bookedOn > readOn) return "payment.answer_booked_ahead";
  return orderedOn !== null && bookedOn < orderedOn ? "payment.answer_booked_before_order" : undefined;
}

function tallyOf(lines: readonly { readonly amount: Money | null }[]): Tally {
  return { count: lines.length, amount: addMoney(zeroMoney, ...lines.map(({ amount }) => amount ?? zeroMoney)) };
}

type Spread = { readonly answer: BankLine; readonly why: UnmatchedCode | undefined };

/** A status of the whole order, or of a block of it, becomes a line for each of its transfers that no line names. */
function spreadOut<I extends AnsweredInstruction>(
  order: AnsweredOrder<I>,
  read: readonly BankLine[],
): readonly Spread[] {
  const named = new Set(read.filter(({ scope }) => scope === "transfer").map(({ endToEndId }) => endToEndId));
  const total = addMoney(zeroMoney, ...order.instructions.map(({ amount }) => amount));
  return read.flatMap((answer): readonly Spread[] => {
    const isOfTransfer = answer.scope === "transfer";
    const isOfOrder = answer.messageId === undefined ? isOfTransfer : answer.messageId === order.messageId;
    const isOfBlock = answer.blockId === undefined || order.blockIds.includes(answer.blockId);
    if (!isOfOrder || !isOfBlock) return [{ answer, why: "payment.answer_of_another_order" }];
    if (isOfTransfer || answer.fault !== undefined) return [{ answer, why: answer.fault }];
    const agrees =
      (answer.amount ?? total) === total &&
      (answer.transfers ?? order.instructions.length) === order.instructions.length;
    if (!agrees) return [{ answer, why: "payment.answer_with_other_sum" }];
    const rest = order.instructions.filter(({ endToEndId }) => !named.has(endToEndId));
    for (const { endToEndId } of rest) named.add(endToEndId);
    return rest.map(({ endToEndId }) => ({
      answer: { ...answer, scope: "transfer", endToEndId, amount: undefined, transfers: undefined },
      why: undefined,
    }));
  });
}
