/** How a measure changed between two days of one standard (Alkire et al. 2015, chapter 9), without sampling error. */
import { dayNumber } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";

export type MeasureChange = {
  /** Later less earlier. */
  readonly absolute: number | null;
  /** Of that each year. */
  readonly absoluteYearly: number | null;
  /** In per cent of the earlier. */
  readonly relative: number | null;
  /** The constant yearly growth in per cent that leads from one to the other. */
  readonly relativeYearly: number | null;
};

const none: MeasureChange = { absolute: null, absoluteYearly: null, relative: null, relativeYearly: null };

export function changeBetween(before: number | null, after: number | null, years: number): MeasureChange {
  if (before === null || after === null) return none;
  const absolute = after - before;
  const absolutes = { absolute, absoluteYearly: years === 0 ? null : absolute / years };
  if (before === 0) return { ...none, ...absolutes };
  const growth = after / before;
  return {
    ...absolutes,
    relative: (growth - 1) * 100,
    relativeYearly: years === 0 ? null : (growth ** (1 / years) - 1) * 100,
  };
}

/** Whole years between the same day of two years, such as their last; otherwise days by the mean length of a year. */
export function yearsBetween(from: LocalDate, to: LocalDate): number {
  if (from.slice(5) === to.slice(5)) return Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return (dayNumber(to) - dayNumber(from)) / 365.2425;
}
