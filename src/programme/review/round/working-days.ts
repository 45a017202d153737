import type { LocalDate } from "#kernel/local-date.ts";
import { addDays, isoWeekday } from "#kernel/local-date.ts";

/** Days on which offices are closed beside Saturday and Sunday, and weekend days that are worked instead. */
export type WorkingCalendar = { readonly holidays: ReadonlySet<string>; readonly workedWeekends: ReadonlySet<string> };

export function isWorkingDay(calendar: WorkingCalendar, day: LocalDate): boolean {
  if (calendar.holidays.has(day)) return false;
  return isoWeekday(day) <= 5 || calendar.workedWeekends.has(day);
}

/** The last day of a time of `days` working days that begins on `from`; `from` counts when it is a working day. */
export function lastWorkingDay(calendar: WorkingCalendar, from: LocalDate, days: number): LocalDate {
  let day = from;
  for (let counted = isWorkingDay(calendar, day) ? 1 : 0; counted < days;) {
    day = addDays(day, 1);
    if (isWorkingDay(calendar, day)) counted += 1;
  }
  return day;
}
