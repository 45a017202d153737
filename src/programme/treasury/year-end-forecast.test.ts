import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { dong } from "#kernel/money.ts";
import { forecastYearEnd } from "./year-end-forecast.ts";

const months = fc.array(fc.bigInt(0n, 10n ** 11n).map(dong), { minLength: 3, maxLength: 12 });

describe("the forecast of a year's end", () => {
  test("is not made from fewer than three complete months", () => {
    assert.equal(forecastYearEnd([dong(5), dong(6)], { disbursed: dong(11), available: dong(100) }), undefined);
  });
  test("is one figure when every month was the same", () => {
    const reported = forecastYearEnd([dong(10), dong(10), dong(10)], { disbursed: dong(30), available: dong(1000) });
    assert.deepEqual(reported, { low: 120n, expected: 120n, high: 120n, months: 3 });
  });
  test("is what was disbursed once the year is over", () => {
    const past = Array.from({ length: 12 }, (_, month) => dong(month));
    const reported = forecastYearEnd(past, { disbursed: dong(66), available: dong(1000) });
    assert.deepEqual(reported, { low: 66n, expected: 66n, high: 66n, months: 12 });
  });
  test("never lies below what is disbursed nor above what there is, and the interval holds the expected", () => {
    fc.assert(
      fc.property(months, fc.bigInt(0n, 10n ** 12n), fc.bigInt(0n, 10n ** 12n), (past, running, rest) => {
        const disbursed = dong(past.reduce((sum, one) => sum + one, 0n) + running);
        const available = dong(disbursed + rest);
        const reported = forecastYearEnd(past, { disbursed, available });
        assert.ok(reported !== undefined);
        assert.ok(disbursed <= reported.low && reported.low <= reported.expected);
        assert.ok(reported.expected <= reported.high && reported.high <= available);
      }),
    );
  });
  test("holds the true end of the year about four times in five when the months are alike and scattered", () => {
    // A linear congruential generator and the sum of twelve uniform draws: near enough to normal, and the same every time.
    let seed = 20_261_126;
    const uniform = () => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed / 2_147_483_648;
    };
    const month = () =>
      1_000_000 + 150_000 * (Array.from({ length: 12 }, uniform).reduce((sum, one) => sum + one, 0) - 6);
    for (const known of [4, 6, 10]) {
      let held = 0;
      for (let year = 0; year < 2000; year += 1) {
        const all = Array.from({ length: 12 }, () => dong(Math.round(month())));
        const sum = (part: readonly bigint[]) => dong(part.reduce((total, one) => total + one, 0n));
        const past = all.slice(0, known);
        const reported = forecastYearEnd(past, { disbursed: sum(past), available: dong(10n ** 12n) });
        if (reported !== undefined && reported.low <= sum(all) && sum(all) <= reported.high) held += 1;
      }
      assert.ok(held > 1540 && held < 1660, `${held} of 2000 with ${known} months`);
    }
  });
});
