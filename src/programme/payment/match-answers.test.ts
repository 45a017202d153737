import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { localDate } from "#kernel/local-date.ts";
import { addMoney, dong, zeroMoney } from "#kernel/money.ts";
import { answerOutcomes, bankLine, lineFaults } from "./bank-answer.ts";
import type { BankLine } from "./bank-answer.ts";
import { matchAnswers } from "./match-answers.ts";
import type { AnsweredOrder } from "./match-answers.ts";
import { instructionStates } from "./payment-acts.ts";
import type { InstructionState } from "./payment-acts.ts";

const answer = (endToEndId: string, rest: Partial<BankLine> = {}): BankLine =>
  bankLine({ endToEndId, outcome: "paid", amount: dong(100), ...rest });
const transfer = (endToEndId: string, state: InstructionState = "sent", amount = 100) => ({
  endToEndId,
  amount: dong(amount),
  state,
});
type Transfer = ReturnType<typeof transfer>;
const orderOf = (...instructions: readonly Transfer[]): AnsweredOrder<Transfer> => ({
  messageId: "M",
  orderedOn: localDate("2026-12-01"),
  readOn: localDate("2026-12-02"),
  blockIds: ["M-1"],
  instructions,
  bookings: [],
});
const stepsOf = (order: AnsweredOrder<Transfer>, lines: readonly BankLine[]) =>
  matchAnswers(order, lines).matched.map((one) => `${one.instruction.endToEndId} ${one.before} ${one.after}`);
const codesOf = (order: AnsweredOrder<Transfer>, lines: readonly BankLine[]) =>
  matchAnswers(order, lines).unmatched.map(({ code }) => code);

describe("answers of a bank", () => {
  test("settle the instructions that they name", () => {
    assert.deepEqual(stepsOf(orderOf(transfer("A")), [answer("A")]), ["A sent paid"]);
  });
  test("booked on a day that has not come, or before the order, are reported, and those in between are taken", () => {
    const booked = (day: string) => codesOf(orderOf(transfer("A")), [answer("A", { bookedOn: localDate(day) })]);
    assert.deepEqual(booked("2026-12-03"), ["payment.answer_booked_ahead"]);
    assert.deepEqual(booked("2026-12-02"), []);
    assert.deepEqual(booked("2026-12-01"), []);
    assert.deepEqual(booked("2026-11-30"), ["payment.answer_booked_before_order"]);
  });
  test("that fit nothing, or name another amount, or come twice, are reported and change nothing", () => {
    const lines = [answer("B"), answer("A", { amount: dong(99) }), answer("A"), answer("A")];
    const { matched, unmatched } = matchAnswers(orderOf(transfer("A")), lines);
    assert.equal(matched.length, 1);
    assert.deepEqual(
      unmatched.map(({ line, code }) => [line, code]),
      [
        [1, "payment.answer_fits_nothing"],
        [2, "payment.answer_with_other_amount"],
        [4, "payment.answered_twice"],
      ],
    );
  });
  test("with a fault of their own change nothing, although they name a transfer", () => {
    for (const fault of lineFaults) {
      const lines = [answer("A", { fault, amount: undefined })];
      assert.deepEqual(stepsOf(orderOf(transfer("A")), lines), []);
      assert.deepEqual(codesOf(orderOf(transfer("A")), lines), [fault]);
    }
  });
  test("of a debit and its return in one file end returned, however the bank sorts them", () => {
    for (const lines of [
      [answer("A"), answer("A", { outcome: "returned" })],
      [answer("A", { outcome: "returned" }), answer("A")],
    ])
      assert.deepEqual(stepsOf(orderOf(transfer("A")), lines), ["A sent paid", "A paid returned"]);
  });
  test("of a debit and its return confirm a transfer that is known as returned; the debit alone contradicts it", () => {
    const order = orderOf(transfer("A", "returned"));
    const both = [answer("A"), answer("A", { outcome: "returned" })];
    assert.deepEqual(stepsOf(order, both), ["A returned returned", "A returned returned"]);
    assert.deepEqual(codesOf(order, [answer("A")]), ["payment.answer_contradicts"]);
  });
  test("of another order change nothing, although they name a transfer of this one", () => {
    for (const scope of ["transfer", "block", "message"] as const) {
      const line = answer("A", { scope, messageId: "N" });
      assert.deepEqual(stepsOf(orderOf(transfer("A")), [line]), []);
      assert.deepEqual(codesOf(orderOf(transfer("A")), [line]), ["payment.answer_of_another_order"]);
    }
    const otherBlock = answer("", { scope: "block", messageId: "M", blockId: "M-2", amount: undefined });
    assert.deepEqual(codesOf(orderOf(transfer("A")), [otherBlock]), ["payment.answer_of_another_order"]);
  });
  test("that contradict what is known are reported", () => {
    assert.deepEqual(codesOf(orderOf(transfer("A", "returned")), [answer("A")]), ["payment.answer_contradicts"]);
  });
});

describe("a status of the whole order", () => {
  const three = orderOf(transfer("A"), transfer("B"), transfer("C", "sent", 50));
  const whole = (rest: Partial<BankLine> = {}) =>
    answer("", {
      scope: "message",
      messageId: "M",
      outcome: "returned",
      amount: undefined,
      reasonCode: "FF01",
      ...rest,
    });
  test("is of each transfer that no line names, with its reason", () => {
    const { matched, account } = matchAnswers(three, [answer("B"), whole()]);
    assert.deepEqual(
      matched.map((one) => [one.instruction.endToEndId, one.after, one.answer.reasonCode]),
      [
        ["B", "paid", undefined],
        ["A", "returned", "FF01"],
        ["C", "returned", "FF01"],
      ],
    );
    assert.deepEqual(account.file, { count: 3, amount: 250n });
  });
  test("is the same of a block, and a block goes before its order", () => {
    const block = whole({ scope: "block", blockId: "M-1", outcome: "paid", reasonCode: undefined });
    assert.deepEqual(stepsOf(three, [block, whole()]), ["A sent paid", "B sent paid", "C sent paid"]);
  });
  test("is taken only for an order of as many transfers and as much money", () => {
    assert.equal(stepsOf(three, [whole({ transfers: 3, amount: dong(250) })]).length, 3);
    for (const other of [{ transfers: 2 }, { amount: dong(249) }])
      assert.deepEqual(codesOf(three, [whole(other)]), ["payment.answer_with_other_sum"]);
  });
  test("that names no order is of none", () => {
    assert.deepEqual(codesOf(three, [whole({ messageId: undefined })]), ["payment.answer_of_another_order"]);
  });
});

test("answered and unmatched are the file, to the line and to the đồng, whatever is in it", () => {
  const reference = fc.constantFrom("A", "B", "C", "", "Z");
  const line = fc.record({
    scope: fc.constantFrom(
      "transfer" as const,
      "transfer" as const,
      "transfer" as const,
      "block" as const,
      "message" as const,
    ),
    endToEndId: reference,
    messageId: fc.constantFrom("M", "N", undefined),
    blockId: fc.constantFrom("M-1", "M-2", undefined),
    outcome: fc.constantFrom(...answerOutcomes),
    amount: fc.constantFrom(dong(100), dong(50), dong(7), undefined),
    fault: fc.constantFrom(undefined, undefined, ...lineFaults),
  });
  const states = fc.tuple(...["A", "B", "C"].map(() => fc.constantFrom(...instructionStates)));
  fc.assert(
    fc.property(
      fc.array(line.map(bankLine), { maxLength: 30 }),
      states,
      (lines, [first = "sent", second = "sent", third = "sent"]) => {
        const order = orderOf(transfer("A", first), transfer("B", second), transfer("C", third, 50));
        const { matched, unmatched, account } = matchAnswers(order, lines);
        const { file, answered } = account;
        assert.equal(answered.count + account.unmatched.count, file.count);
        assert.equal(answered.amount + account.unmatched.amount, file.amount);
        const places = [...matched, ...unmatched].map((one) => one.line).toSorted((left, right) => left - right);
        assert.deepEqual(
          places,
          Array.from({ length: file.count }, (_, at) => at + 1),
        );
        assert.equal(addMoney(zeroMoney, ...matched.map(({ amount }) => amount)), answered.amount);
        // Every line of the file that is of one transfer is there with what it states.
        const stated = lines.filter(({ scope }) => scope === "transfer");
        assert.ok(file.count >= stated.length);
        assert.ok(file.amount >= addMoney(zeroMoney, ...stated.map(({ amount }) => amount ?? zeroMoney)));
      },
    ),
  );
});
