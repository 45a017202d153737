import assert from "node:assert/strict";
import { test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { correctedDelivery, moveSupport } from "./correct-delivery.ts";

const now = { deliveredOn: localDate("2026-03-02"), amount: dong(30), approvedAmount: dong(40) };
const codeOf = (result: ReturnType<typeof correctedDelivery> | ReturnType<typeof moveSupport>) =>
  result.ok ? "done" : result.failure.code;

test("less gives a part of the commitment back, more takes it again up to what was approved", () => {
  const less = correctedDelivery(now, { amount: dong(10) });
  assert.deepEqual(less, {
    ok: true,
    value: { deliveredOn: now.deliveredOn, amount: dong(10), givenBack: dong(20) },
  });
  const more = correctedDelivery(now, { amount: dong(40), deliveredOn: localDate("2026-03-05") });
  assert.deepEqual(more, {
    ok: true,
    value: { deliveredOn: localDate("2026-03-05"), amount: dong(40), givenBack: dong(-10) },
  });
  assert.equal(codeOf(correctedDelivery(now, { amount: dong(41) })), "delivery.more_than_approved");
});

test("nothing delivered is undone and not corrected, and a correction changes something", () => {
  assert.equal(codeOf(correctedDelivery(now, { amount: dong(0) })), "delivery.delivered_nothing");
  assert.equal(codeOf(correctedDelivery(now, {})), "delivery.nothing_corrected");
  assert.equal(codeOf(correctedDelivery(now, { deliveredOn: now.deliveredOn })), "delivery.nothing_corrected");
});

test("a delivery is undone before it is paid, and paid money is returned first", () => {
  assert.deepEqual(moveSupport({ state: "delivered", amount: dong(1) }, "undo"), { ok: true, value: "committed" });
  assert.deepEqual(moveSupport({ state: "delivered", amount: dong(1) }, "correct"), { ok: true, value: "delivered" });
  for (const act of ["undo", "correct"] as const) {
    assert.equal(codeOf(moveSupport({ state: "paid", amount: dong(1) }, act)), "delivery.paid_already");
    assert.equal(codeOf(moveSupport({ state: "verified", amount: dong(1) }, act)), "delivery.paid_already");
    assert.equal(codeOf(moveSupport({ state: "committed", amount: dong(1) }, act)), "delivery.not_now");
  }
});
