import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { LocalDate } from "#kernel/local-date.ts";
import { localDate } from "#kernel/local-date.ts";
import { bankLine } from "./bank-answer.ts";
import type { BankOutcome } from "./bank-answer.ts";
import { bookingOf, whyBookedAgain } from "./bookings.ts";

const line = (bankReference?: string, bookedOn?: LocalDate, outcome: BankOutcome = "paid") =>
  bankLine({ endToEndId: "A", outcome, bankReference, bookedOn });
const status = (bookedOn: LocalDate) => bankLine({ endToEndId: "A", outcome: "paid", bookedOn, isStatus: true });
const first = localDate("2026-06-01");
const second = localDate("2026-06-02");

describe("a debit", () => {
  for (const [is, before, now, code] of [
    ["the first one", [], line("R1"), undefined],
    ["the same reference on another day", [line("R1", first)], line("R1", second), undefined],
    ["another reference on the same day", [line("R1", first)], line("R2", first), "payment.answer_debits_again"],
    [
      "another day without references",
      [line(undefined, first)],
      line(undefined, second),
      "payment.answer_debits_again",
    ],
    ["the same day without references", [line(undefined, first)], line(undefined, first), undefined],
    ["another day than a status report's, which has no reference", [status(first)], line("R1", second), undefined],
    ["another day, with a reference now", [line(undefined, first)], line("R1", second), "payment.answer_debits_again"],
    ["another day, without one now", [line("R1", first)], line(undefined, second), "payment.answer_debits_again"],
    ["the same day, with a reference now", [line(undefined, first)], line("R1", first), undefined],
    ["one of two known ones", [line(), line("R1")], line("R2"), "payment.answer_debits_again"],
    ["pending, whatever its reference", [line("R1", first, "pending")], line("R2", second, "pending"), undefined],
  ] as const)
    test(`${is} is ${code ?? "not booked again"}`, () => {
      const earlier = before.map((one) => bookingOf(one, false));
      assert.equal(whyBookedAgain(now, earlier), code);
    });
  test("that was reported as a second one stays one in every later file", () => {
    const earlier = [bookingOf(line("R1"), false), bookingOf(line("R2"), true)];
    assert.equal(whyBookedAgain(line("R2"), earlier), "payment.answer_debits_again");
    assert.equal(whyBookedAgain(line("R1"), earlier), undefined);
  });
});

test("money comes back for each second debit once, and then for the transfer", () => {
  const debits = [bookingOf(line("R1"), false), bookingOf(line("R2"), true), bookingOf(line("R2"), true)];
  const back = line("R3", first, "returned");
  assert.equal(whyBookedAgain(back, debits), "payment.answer_returns_again");
  const later = [...debits, bookingOf(back, true)];
  assert.equal(whyBookedAgain(back, later), "payment.answer_returns_again");
  assert.equal(whyBookedAgain(line("R4", first, "returned"), later), undefined);
});
