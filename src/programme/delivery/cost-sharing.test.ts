import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { idOf } from "#kernel/id.ts";
import { addMoney, dong } from "#kernel/money.ts";
import { checkCostShares, partsOf } from "./cost-sharing.ts";

const line = (n: number) => idOf("fund line", `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`);

describe("shares of the cost of a unit", () => {
  test("leave something to the line of the activity, and name each line once", () => {
    const cost = dong(60_000_000);
    assert.ok(checkCostShares(cost, []).ok);
    assert.ok(checkCostShares(cost, [{ fundLineId: line(1), amount: dong(59_999_999) }]).ok);
    const all = checkCostShares(cost, [
      { fundLineId: line(1), amount: dong(40_000_000) },
      { fundLineId: line(2), amount: dong(20_000_000) },
    ]);
    assert.equal(!all.ok && all.failure.code, "delivery.cost_shares_too_large");
    const twice = checkCostShares(cost, [
      { fundLineId: line(1), amount: dong(1) },
      { fundLineId: line(1), amount: dong(1) },
    ]);
    assert.equal(!twice.ok && twice.failure.code, "delivery.cost_share_twice");
    assert.ok(!checkCostShares(dong(0), [{ fundLineId: line(1), amount: dong(1) }]).ok);
  });
});

describe("the parts of a support", () => {
  test("of a house of 60 million, of which another programme bears 20, are 40 and 20", () => {
    const others = [{ fundLineId: line(2), amount: dong(20_000_000) }];
    const support = { fundLineId: line(1), amount: dong(60_000_000), approved: dong(60_000_000), others };
    assert.deepEqual(partsOf(support), [{ fundLineId: line(1), amount: dong(40_000_000) }, ...others]);
    // Of 50,000,001 delivered the other bears 16,666,667 (a third, rounded down) and the own line 33,333,334.
    assert.deepEqual(
      partsOf({ ...support, amount: dong(50_000_001) }).map(({ amount }) => amount),
      [33_333_334n, 16_666_667n],
    );
  });

  test("make the amount to the đồng, and none is below zero", () => {
    fc.assert(
      fc.property(
        fc.array(fc.bigInt({ min: 1n, max: 10n ** 14n }), { maxLength: 5 }),
        fc.bigInt({ min: 1n, max: 10n ** 14n }),
        fc.nat(1_000_000),
        (shares, own, per) => {
          const others = shares.map((amount, at) => ({ fundLineId: line(at + 2), amount: dong(amount) }));
          const approved = addMoney(dong(own), ...others.map(({ amount }) => amount));
          const amount = dong((approved * BigInt(per)) / 1_000_000n);
          const parts = partsOf({ fundLineId: line(1), amount, approved, others });
          assert.equal(addMoney(...parts.map((part) => part.amount)), amount);
          assert.ok(parts.every((part) => part.amount >= 0n));
        },
      ),
    );
  });
});
