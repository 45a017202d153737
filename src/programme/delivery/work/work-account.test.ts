import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { dong } from "#kernel/money.ts";
import { accountOfWork, checkAcceptance, checkWorkChange, checkWorkPayment } from "./work-account.ts";
import type { WorkMoney } from "./work-account.ts";

const signed: WorkMoney = {
  signed: dong(1_000_000_000),
  changed: dong(0),
  accepted: dong(0),
  physical: 0,
  advancePercent: 30,
  retentionPercent: 5,
  isRetentionReleased: false,
  advancePaid: dong(0),
  paid: dong(0),
};
const codeOf = (answer: { readonly ok: boolean; readonly failure?: { readonly code: string } }) => answer.failure?.code;

describe("the account of a work", () => {
  test("pays an advance up to its share of the contract as it was signed", () => {
    assert.equal(accountOfWork(signed).advanceLimit, 300_000_000n);
    assert.ok(checkWorkPayment(signed, { amount: dong(300_000_000), isAdvance: true }).ok);
    const over = { amount: dong(300_000_001), isAdvance: true };
    assert.equal(codeOf(checkWorkPayment(signed, over)), "delivery.advance_above_limit");
  });
  test("recovers the advance as the work is accepted, and retains its share", () => {
    const half = { ...signed, accepted: dong(400_000_000), physical: 40, advancePaid: dong(300_000_000) };
    const { recovered, retained, payable } = accountOfWork(half);
    assert.deepEqual([recovered, retained, payable], [150_000_000n, 20_000_000n, 230_000_000n]);
    const over = { amount: dong(230_000_001), isAdvance: false };
    assert.equal(codeOf(checkWorkPayment(half, over)), "delivery.work_not_payable");
    assert.ok(checkWorkPayment(half, { amount: dong(230_000_000), isAdvance: false }).ok);
  });
  test("of a finished work leaves the retention, which is payable when it is released", () => {
    const whole = { ...signed, accepted: dong(1_000_000_000), physical: 100, advancePaid: dong(300_000_000) };
    assert.equal(accountOfWork(whole).payable, 650_000_000n);
    const paid = { ...whole, paid: dong(650_000_000) };
    assert.equal(accountOfWork(paid).payable, 0n);
    assert.equal(accountOfWork({ ...paid, isRetentionReleased: true }).payable, 50_000_000n);
  });
  test("accepts and changes nothing that the contract does not hold", () => {
    const grown = { ...signed, changed: dong(50_000_000), accepted: dong(1_000_000_000), physical: 90 };
    assert.ok(checkAcceptance(grown, { value: dong(50_000_000), physical: 100 }).ok);
    assert.equal(
      codeOf(checkAcceptance(grown, { value: dong(50_000_001), physical: 100 })),
      "delivery.accepted_above_contract",
    );
    assert.equal(codeOf(checkAcceptance(grown, { value: dong(1), physical: 80 })), "delivery.physical_below_before");
    assert.equal(codeOf(checkWorkChange(grown, -50_000_001n)), "delivery.change_below_accepted");
    assert.ok(checkWorkChange(grown, -50_000_000n).ok);
  });
  test("never pays more than the value, whatever is paid in whichever order", () => {
    const step = fc.record({
      accept: fc.bigInt({ min: 0n, max: 400_000_000n }),
      advance: fc.bigInt({ min: 0n, max: 400_000_000n }),
      pay: fc.bigInt({ min: 0n, max: 400_000_000n }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), fc.boolean(), (steps, isRetentionReleased) => {
        let money: WorkMoney = { ...signed, isRetentionReleased };
        for (const { accept, advance, pay } of steps) {
          if (checkAcceptance(money, { value: dong(accept), physical: 50 }).ok)
            money = { ...money, accepted: dong(money.accepted + accept) };
          if (checkWorkPayment(money, { amount: dong(advance), isAdvance: true }).ok)
            money = { ...money, advancePaid: dong(money.advancePaid + advance) };
          if (checkWorkPayment(money, { amount: dong(pay), isAdvance: false }).ok)
            money = { ...money, paid: dong(money.paid + pay) };
          const { value, payable } = accountOfWork(money);
          assert.ok(payable >= 0n && money.paid + money.advancePaid <= value);
        }
      }),
    );
  });
});
