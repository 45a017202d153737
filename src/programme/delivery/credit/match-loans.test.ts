import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { localDate } from "#kernel/local-date.ts";
import { loanKey, loanStates, matchLoans } from "./match-loans.ts";
import type { LoanRow } from "./match-loans.ts";

const row = (at: number, code: string, over: Partial<LoanRow> = {}): LoanRow => ({
  row: at,
  code,
  number: "",
  state: "disbursed",
  amount: "50000000",
  disbursedOn: "2026-03-02",
  dueOn: "2031-03-02",
  outstanding: "40000000",
  overdue: "",
  remark: "",
  ...over,
});
const how = {
  asOf: localDate("2026-05-31"),
  meaningOf: (state: string) => loanStates.find((one) => one === state),
  amountOf: (written: string) => (/^\d+$/.test(written) ? BigInt(written) : undefined),
  knownUntil: new Map([[loanKey("late", ""), localDate("2026-06-30")]]),
};
const households = new Set(["a", "b", "late"]);

describe("a file of the bank", () => {
  test("is read row by row, each with what it is or why it is held back", () => {
    const found = matchLoans(
      [
        row(2, "A", { number: "KU01" }),
        row(3, "b", { state: "" }),
        row(4, "nobody"),
        row(5, "", {}),
        row(6, "a", { state: "lent" }),
        row(7, "a", { number: "2", amount: "many" }),
        row(8, "a", { number: "3", disbursedOn: "" }),
        row(9, "a", { number: "4", outstanding: "60000000" }),
        row(10, "a", { number: "5", disbursedOn: "2026-06-01" }),
        row(11, "a", { number: "6", dueOn: "2026-01-01" }),
        row(12, "late"),
        row(13, "a", { number: "7", dueOn: "soon" }),
      ],
      households,
      how,
    );
    assert.deepEqual(
      found.loans.map(({ householdId, number, amount, outstanding }) => [householdId, number, amount, outstanding]),
      [["a", "KU01", 50_000_000n, 40_000_000n]],
    );
    assert.deepEqual(found.unanswered, [3]);
    assert.deepEqual(
      found.heldBack.map(({ fault }) => fault),
      [
        "unknown_code",
        "no_code",
        "state_not_understood",
        "amount_not_understood",
        "amount_or_day_missing",
        "owes_more_than_lent",
        "day_after_the_list",
        "due_before_disbursed",
        "list_is_older",
        "day_not_understood",
      ],
    );
  });

  test("is accounted for whole, whatever it holds", () => {
    const any = fc.record({
      row: fc.integer({ min: 1, max: 99 }),
      code: fc.constantFrom("a", "b", "c", ""),
      number: fc.constantFrom("", "1"),
      state: fc.constantFrom("", "applied", "disbursed", "?"),
      amount: fc.constantFrom("", "10", "x"),
      disbursedOn: fc.constantFrom("", "2026-01-01", "?"),
      dueOn: fc.constant(""),
      outstanding: fc.constantFrom("", "5", "50"),
      overdue: fc.constantFrom("", "1"),
      remark: fc.constant(""),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 20 }), (rows) => {
        const found = matchLoans(rows, households, how);
        assert.equal(found.loans.length + found.unanswered.length + found.heldBack.length, found.read);
        const keys = found.loans.map(({ householdId, number }) => loanKey(householdId, number));
        assert.equal(new Set(keys).size, keys.length);
      }),
    );
  });
});
