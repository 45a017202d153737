import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";

/** Two-sided 80 % points of Student's t by degrees of freedom, 1 to 11. */
const t80 = [3.078, 1.886, 1.638, 1.533, 1.476, 1.44, 1.415, 1.397, 1.383, 1.372, 1.363];

export type YearEndForecast = {
  readonly low: Money;
  readonly expected: Money;
  readonly high: Money;
  /** Complete months that it rests on. */
  readonly months: number;
};

/**
 * What will be disbursed by the end of the year, with the interval in which it lies in four years of five, if the months to come are
 * like the months that have passed: each an independent draw from the same distribution. The sum of m such months is predicted by m times
 * the mean of the n past months, with the standard deviation s * sqrt(m + m²/n) (the spread of the months to come and the doubt about
 * the mean), times Student's t of n - 1 degrees of freedom. Nothing below what is disbursed nor above what there is. It does not know of
 * a rush at the year's end. Undefined with fewer than three complete months.
 */
export function forecastYearEnd(
  past: readonly Money[],
  money: { readonly disbursed: Money; readonly available: Money },
): YearEndForecast | undefined {
  const n = past.length;
  if (n < 3 || n > 12) return undefined;
  const m = 12 - n;
  const amounts = past.map(Number);
  const mean = amounts.reduce((sum, amount) => sum + amount, 0) / n;
  const variance = amounts.reduce((sum, amount) => sum + (amount - mean) ** 2, 0) / (n - 1);
  const half = m === 0 ? 0 : (t80[n - 2] ?? 0) * Math.sqrt(variance * (m + (m * m) / n));
  // What the running month has brought so far is disbursed already; the forecast begins at the end of the complete months.
  const base = amounts.reduce((sum, amount) => sum + amount, 0);
  const bounded = (amount: number): Money => {
    const whole = BigInt(Math.round(amount));
    if (whole < money.disbursed) return money.disbursed;
    return whole > money.available ? money.available : dong(whole);
  };
  const expected = base + m * mean;
  return { low: bounded(expected - half), expected: bounded(expected), high: bounded(expected + half), months: n };
}
