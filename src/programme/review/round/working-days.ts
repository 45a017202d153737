import type { LocalDate } from "#kernel/local-date.ts";
import { addDays, isoWeekday } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

/** Days on which offices are closed beside Saturday and Sunday, and weekend days that are worked instead. */
export type WorkingCalendar = {
  readonly holidays: ReadonlySet<string>;
  readonly workedWeekends: ReadonlySet<string>;
};
/** One that says which years' holidays are known. */
export type KnownCalendar = WorkingCalendar & { readonly knownYears: ReadonlySet<string> };

/** How a procedure counts a period. Civil Code 2015 Art. 147(2): the first day is not counted; a pack may say otherwise. */
export type Counting = { readonly firstDayCounts?: boolean };

export function isWorkingDay(calendar: WorkingCalendar, day: LocalDate): boolean {
  if (calendar.holidays.has(day)) return false;
  return isoWeekday(day) <= 5 || calendar.workedWeekends.has(day);
}

/** The last day of a period of `days` working days that begins with what happened on `from`. */
export function lastWorkingDay(
  calendar: WorkingCalendar,
  from: LocalDate,
  days: number,
  { firstDayCounts = false }: Counting = {},
): LocalDate {
  let day = from;
  for (let counted = firstDayCounts && isWorkingDay(calendar, day) ? 1 : 0; counted < days;) {
    day = addDays(day, 1);
    if (isWorkingDay(calendar, day)) counted += 1;
  }
  return day;
}

/** The same for what a period binds people to: unknown where the period lies in a year whose holidays are not known. */
export function endOfPeriod(
  calendar: KnownCalendar,
  from: LocalDate,
  days: number,
  counting: Counting | undefined,
): Result<LocalDate, Refusal> {
  const end = lastWorkingDay(calendar, from, days, counting);
  const unknown = [from, end].map((day) => day.slice(0, 4)).find((year) => !calendar.knownYears.has(year));
  return unknown === undefined
    ? success(end)
    : failure(refuse("review.working_days_unknown", { year: unknown }, "Civil Code 2015 Art. 147"));
}
