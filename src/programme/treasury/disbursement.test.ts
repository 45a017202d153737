import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dong } from "#kernel/money.ts";
import { hindranceOf, monthsPassed, paceOf, rateOf, scheduledBy, usualThresholds } from "./disbursement.ts";

const amount = dong(1200);
const pace = (disbursed: number) =>
  paceOf({ amount, scheduled: dong(600), disbursed: dong(disbursed) }, usualThresholds);
const line = {
  isPlanApproved: true,
  activities: 1,
  allocated: dong(0),
  awaitsAcceptance: dong(0),
  awaitsVoucher: dong(0),
  awaitsBank: dong(0),
};

describe("a schedule of disbursement", () => {
  test("is even where the line has none, and counts complete months only", () => {
    assert.equal(monthsPassed(2026, "2026-07-31"), 6);
    assert.deepEqual([monthsPassed(2026, "2025-12-31"), monthsPassed(2026, "2027-01-01")], [0, 12]);
    assert.equal(scheduledBy({ amount, schedule: [] }, 6), 600n);
  });
  test("is the line's own where it has one", () => {
    const schedule = [
      { month: 3, amount: dong(200) },
      { month: 9, amount: dong(1000) },
    ];
    assert.deepEqual(
      [2, 3, 8, 12].map((month) => scheduledBy({ amount, schedule }, month)),
      [0n, 200n, 200n, 1200n],
    );
  });
  test("is reported as behind above ten hundredths of the amount, far behind above twenty-five", () => {
    assert.deepEqual([600, 480, 479, 300, 299].map(pace), [
      "on_schedule",
      "on_schedule",
      "behind",
      "behind",
      "far_behind",
    ]);
  });
});

test("a rate is in hundredths of a percent, and none where there is no money", () => {
  assert.equal(rateOf(dong(1), dong(3)), 3333);
  assert.equal(rateOf(dong(0), dong(0)), null);
});

describe("what hinders a line", () => {
  test("is the first thing that is missing in its chain", () => {
    assert.equal(hindranceOf({ ...line, isPlanApproved: false, allocated: amount }), "plan");
    assert.equal(hindranceOf({ ...line, activities: 0, allocated: amount }), "activity");
    assert.equal(hindranceOf({ ...line, allocated: amount }), "approval");
    assert.equal(hindranceOf({ ...line, awaitsAcceptance: dong(1) }), "acceptance");
    assert.equal(hindranceOf({ ...line, awaitsBank: dong(1) }), "bank");
  });
  test("is a missing voucher before anything else, as that money is nearest to people", () => {
    assert.equal(hindranceOf({ ...line, allocated: amount, awaitsVoucher: dong(1) }), "voucher");
  });
  test("is nothing where all is disbursed", () => {
    assert.equal(hindranceOf(line), null);
  });
});
