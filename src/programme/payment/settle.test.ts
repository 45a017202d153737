import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { dong } from "#kernel/money.ts";
import { applyAnswer, instructionStates } from "./payment-acts.ts";
import type { InstructionState } from "./payment-acts.ts";
import { reconcileBatch, settleInstructions, supportOutcome } from "./settle.ts";

const change = (before: InstructionState, after: InstructionState, amount: number) => ({
  before,
  after,
  amount: dong(amount),
});

describe("answers move money", () => {
  test("paid money leaves the reserve, returned money is committed again", () => {
    const moves = settleInstructions([
      change("sent", "paid", 5),
      change("sent", "paid", 7),
      change("unknown", "returned", 11),
      change("paid", "returned", 13),
    ]);
    assert.deepEqual(
      moves.map(({ from, to, amount }) => [from, to, amount]),
      [
        ["reserved", "disbursed", 12n],
        ["reserved", "committed", 11n],
        ["disbursed", "committed", 13n],
      ],
    );
  });
  test("every change that an answer makes between two states moves its whole sum, and none twice", () => {
    for (const before of instructionStates)
      for (const outcome of ["paid", "returned"] as const) {
        const after = applyAnswer(before, outcome);
        if (after === undefined || after === before) continue;
        assert.deepEqual(
          settleInstructions([change(before, after, 3)]).map(({ amount }) => amount),
          [3n],
          `${before} to ${after}`,
        );
      }
  });
  test("what stays as it is moves nothing", () => {
    assert.deepEqual(settleInstructions([change("sent", "sent", 3), change("sent", "unknown", 4)]), []);
  });
  test("a support is paid or loses its money; money that never arrived changes nothing on it", () => {
    assert.equal(supportOutcome({ before: "sent", after: "paid" }), "paid");
    assert.equal(supportOutcome({ before: "paid", after: "returned" }), "returned");
    assert.equal(supportOutcome({ before: "sent", after: "returned" }), undefined);
    assert.equal(supportOutcome({ before: "sent", after: "unknown" }), undefined);
  });
});

describe("a batch is reconciled", () => {
  test("when nothing is open and paid plus returned is the total", () => {
    const done = reconcileBatch(dong(30), [
      { state: "paid", amount: dong(20) },
      { state: "returned", amount: dong(10) },
    ]);
    assert.deepEqual(done, { ok: true, value: { paid: 20n, returned: 10n, difference: 0n } });
  });
  test("and not while one is unknown: a time-out is neither paid nor failed", () => {
    const done = reconcileBatch(dong(30), [
      { state: "paid", amount: dong(20) },
      { state: "unknown", amount: dong(10) },
    ]);
    assert.equal(!done.ok && done.failure.code, "payment.open_instructions");
  });
  test("and not when a đồng is missing", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 1_000_000 })), fc.integer({ min: 1, max: 9 }), (amounts, off) => {
        const instructions = amounts.map((amount, at) => ({
          state: at % 2 === 0 ? ("paid" as const) : ("returned" as const),
          amount: dong(amount),
        }));
        const total = amounts.reduce((sum, amount) => sum + amount, 0);
        assert.equal(reconcileBatch(dong(total), instructions).ok, true);
        assert.equal(reconcileBatch(dong(total + off), instructions).ok, false);
      }),
    );
  });
});
