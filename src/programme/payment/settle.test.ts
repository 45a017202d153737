import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { dong } from "#kernel/money.ts";
import { applyAnswer, instructionStates } from "./payment-acts.ts";
import type { InstructionState } from "./payment-acts.ts";
import { applyReturn, returnFates } from "./payment-acts.ts";
import {
  reconcileBatch,
  reconcileMoves,
  reopenMoves,
  settleInstructions,
  sumOfStates,
  supportOutcome,
} from "./settle.ts";
import type { SettledInstruction } from "./settle.ts";

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
  test("money that is given back is free, whether it was paid out or lay uncollected", () => {
    const moves = settleInstructions([
      { ...change("sent", "returned", 3), isGivenBack: true },
      { ...change("paid", "returned", 5), isGivenBack: true },
      change("sent", "carried_over", 7),
      change("unknown", "carried_over", 11),
    ]);
    assert.deepEqual(
      moves.map(({ from, to, amount }) => [from, to, amount]),
      [
        ["reserved", "allocated", 3n],
        ["reserved", "committed", 7n],
        ["reserved", "committed", 11n],
        ["disbursed", "allocated", 5n],
      ],
    );
  });
  test("a debit and its return in one file leave the reserve and are committed again", () => {
    const moves = settleInstructions([change("sent", "paid", 5), change("paid", "returned", 5)]);
    assert.deepEqual(
      moves.map(({ from, to, amount }) => [from, to, amount]),
      [
        ["reserved", "disbursed", 5n],
        ["disbursed", "committed", 5n],
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
    assert.equal(supportOutcome({ before: "sent", after: "carried_over" }), undefined);
    for (const before of ["sent", "unknown", "paid"] as const)
      assert.equal(supportOutcome({ before, after: "returned", isGivenBack: true }), "given_back");
  });
});

describe("a batch is reconciled", () => {
  test("when nothing is open and paid plus returned is the total", () => {
    const done = reconcileBatch(dong(30), [
      { state: "paid", amount: dong(20) },
      { state: "returned", amount: dong(10) },
    ]);
    assert.deepEqual(done, { ok: true, value: { paid: 20n, returned: 10n, carriedOver: 0n, difference: 0n } });
  });
  test("also when one line of cash is carried over or given back", () => {
    const done = reconcileBatch(dong(60), [
      { state: "paid", amount: dong(10) },
      { state: "carried_over", amount: dong(20) },
      { state: "returned", amount: dong(30) },
    ]);
    assert.deepEqual(done, { ok: true, value: { paid: 10n, returned: 30n, carriedOver: 20n, difference: 0n } });
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

/** The accounts of one line as the acts of a batch move them, from its reservation on. */
class Ledger {
  readonly balances = new Map<string, bigint>();
  move({ from, to, amount }: { readonly from: string; readonly to: string; readonly amount: bigint }): void {
    this.balances.set(from, this.on(from) - amount);
    this.balances.set(to, this.on(to) + amount);
    assert.ok(this.on(from) >= 0n, `${from} is overdrawn`);
  }
  on(kind: string): bigint {
    return this.balances.get(kind) ?? 0n;
  }
}

describe("whatever is answered, signed, brought back, reconciled and reopened", () => {
  type Line = { state: InstructionState; readonly amount: ReturnType<typeof dong>; isGivenBack: boolean };
  const step = fc.oneof(
    fc.record({
      kind: fc.constant("answer" as const),
      at: fc.nat(4),
      outcome: fc.constantFrom("paid", "returned", "pending", "unanswered"),
    }),
    fc.record({ kind: fc.constant("return" as const), at: fc.nat(4), fate: fc.constantFrom(...returnFates) }),
    fc.record({ kind: fc.constant("reconcile" as const) }),
  );
  test("each đồng stands once in the ledger, where its instruction says it is, and no account goes below zero", () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt(1n, 10n ** 12n), { minLength: 1, maxLength: 5 }),
        fc.constantFrom("bank", "cash"),
        fc.array(step, { maxLength: 40 }),
        (amounts, method, steps) => {
          const lines = amounts.map((amount): Line => ({ state: "sent", amount: dong(amount), isGivenBack: false }));
          const total = dong(amounts.reduce((sum, amount) => sum + amount, 0n));
          const ledger = new Ledger();
          ledger.balances.set("reserved", total);
          let isReconciled = false;
          for (const one of steps) {
            if (one.kind === "reconcile") {
              const done = isReconciled ? undefined : reconcileBatch(total, lines);
              if (done?.ok !== true) continue;
              for (const move of reconcileMoves(done.value.paid)) ledger.move(move);
              isReconciled = true;
              continue;
            }
            const line = lines[one.at % lines.length];
            assert.ok(line !== undefined);
            const after =
              one.kind === "answer"
                ? applyAnswer(line.state, one.outcome)
                : applyReturn(line.state, { method, fate: one.fate });
            if (after === undefined || after === line.state) continue;
            if (isReconciled) for (const move of reopenMoves(sumOfStates(lines, "paid"))) ledger.move(move);
            isReconciled = false;
            const isGivenBack = one.kind === "return" && one.fate === "given_back";
            const changed: SettledInstruction = { before: line.state, after, amount: line.amount, isGivenBack };
            for (const move of settleInstructions([changed])) ledger.move(move);
            Object.assign(line, { state: after, isGivenBack });
          }
          const due = lines.filter((line) => !line.isGivenBack);
          assert.equal(ledger.on("reserved"), sumOfStates(lines, "sent", "unknown"));
          assert.equal(ledger.on(isReconciled ? "settled" : "disbursed"), sumOfStates(lines, "paid"));
          assert.equal(ledger.on(isReconciled ? "disbursed" : "settled"), 0n);
          assert.equal(ledger.on("committed"), sumOfStates(due, "returned", "carried_over"));
          assert.equal(
            ledger.on("allocated"),
            sumOfStates(
              lines.filter((line) => line.isGivenBack),
              "returned",
            ),
          );
        },
      ),
    );
  });
});
