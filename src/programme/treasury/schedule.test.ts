import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { dong } from "#kernel/money.ts";
import { scheduledBy } from "./disbursement.ts";
import { evenSchedule, runningSums, scheduleOf } from "./schedule.ts";

const amounts = fc.bigInt({ min: 1n, max: 10n ** 13n }).map((amount) => dong(amount));

test("an even schedule is the whole amount, and says what a line without months is measured by", () => {
  fc.assert(
    fc.property(amounts, fc.integer({ min: 0, max: 12 }), (amount, months) => {
      const schedule = evenSchedule(amount);
      assert.equal(scheduledBy({ amount, schedule }, months), scheduledBy({ amount, schedule: [] }, months));
      assert.equal(scheduledBy({ amount, schedule }, 12), amount);
    }),
  );
});

test("a schedule follows the amount of its line in proportion, to the đồng", () => {
  const schedule = [
    { month: 3, amount: dong(20) },
    { month: 9, amount: dong(70) },
  ];
  assert.deepEqual(
    scheduleOf(dong(60), schedule).map(({ month, amount }) => [month, amount]),
    [
      [3, 13n],
      [9, 47n],
    ],
  );
  fc.assert(
    fc.property(amounts, fc.array(amounts, { minLength: 1, maxLength: 12 }), (amount, months) => {
      const followed = scheduleOf(
        amount,
        months.map((one, at) => ({ month: at + 1, amount: one })),
      );
      assert.equal(
        followed.reduce((sum, one) => sum + one.amount, 0n),
        amount,
      );
    }),
  );
});

test("a line that has given everything away has no months", () => {
  assert.deepEqual(scheduleOf(dong(0), [{ month: 3, amount: dong(20) }]), []);
});

test("by the end of a month is to be disbursed what all months to it are", () => {
  assert.deepEqual(runningSums([1n, 2n, 3n]), [1n, 3n, 6n]);
});
