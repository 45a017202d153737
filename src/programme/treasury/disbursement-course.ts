import { addMoney, zeroMoney } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import { scheduledBy } from "./disbursement.ts";

type Scheduled = Parameters<typeof scheduledBy>[0];
export type CoursePoint = {
  readonly month: number;
  /** What was to be disbursed by its end. */
  readonly scheduled: Money;
  /** What was disbursed by its end; null for months that have not begun. */
  readonly disbursed: Money | null;
};

/** A year's money month by month, added up: what was to be disbursed, and what was, as far as the year has come. */
export function disbursementCourse(
  scheduled: readonly Scheduled[],
  byMonth: readonly { readonly month: number; readonly disbursed: Money }[],
  monthsBegun: number,
): readonly CoursePoint[] {
  return Array.from({ length: 12 }, (_, at) => {
    const month = at + 1;
    const by = byMonth.filter((one) => one.month <= month).map((one) => one.disbursed);
    return {
      month,
      scheduled: addMoney(zeroMoney, ...scheduled.map((one) => scheduledBy(one, month))),
      disbursed: month <= monthsBegun ? addMoney(zeroMoney, ...by) : null,
    };
  });
}
