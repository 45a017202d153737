import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { checkMoney, moneyMoves } from "./plan-money.ts";

const fund = (id: string, amount: bigint) => ({
  id,
  fundSource: "CENTRAL_INVEST",
  component: "II.1",
  originYear: null,
  amount,
});
const purse = "CENTRAL_INVEST II.1 ";
const name = (id: string) => `line ${id}`;

describe("money of an adjustment", () => {
  test("the moves are the difference, and a line without one does not move", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.bigInt(0n, 99n), fc.bigInt(0n, 99n)), { maxLength: 8 }), (pairs) => {
        const before = pairs.map(([amount], at) => fund(`${at}`, amount));
        const after = pairs.map(([, amount], at) => fund(`${at}`, amount));
        const moves = moneyMoves(before, after);
        const sum = (funds: readonly { amount: bigint }[]) => funds.reduce((all, { amount }) => all + amount, 0n);
        assert.equal(
          moves.reduce((all, { difference }) => all + difference, 0n),
          sum(after) - sum(before),
        );
        assert.ok(moves.every(({ difference }) => difference !== 0n));
      }),
    );
  });

  test("what one line gives back another may take", () => {
    const moves = moneyMoves([fund("a", 50n), fund("b", 0n)], [fund("a", 20n), fund("b", 30n)]);
    assert.ok(checkMoney(moves, new Map([[purse, 0n]]), new Map([["a", 50n]]), name).ok);
  });

  test("a line for which less is free than it needs is refused by its name, with both sums", () => {
    const refused = checkMoney(moneyMoves([], [fund("a", 50n)]), new Map([[purse, 49n]]), new Map(), name);
    assert.deepEqual(refused.ok ? null : refused.failure, {
      code: "planning.line_money_missing",
      facts: { line: "line a", source: "CENTRAL_INVEST", component: "II.1", needed: "50", available: "49" },
    });
  });

  test("a line gives back no more than is not committed", () => {
    const moves = moneyMoves([fund("a", 50n)], [fund("a", 10n)]);
    const refused = checkMoney(moves, new Map([[purse, 0n]]), new Map([["a", 39n]]), name);
    assert.deepEqual(refused.ok ? null : [refused.failure.code, refused.failure.facts["needed"]], [
      "planning.line_money_committed",
      "40",
    ]);
  });

  test("a line that is gone gives all of it back", () => {
    assert.deepEqual(
      moneyMoves([fund("a", 50n)], []).map(({ id, difference }) => [id, difference]),
      [["a", -50n]],
    );
  });
});
