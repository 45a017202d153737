import type { LocalDate } from "#kernel/local-date.ts";
import { addDays } from "#kernel/local-date.ts";
import { isWorkingDay } from "#programme/review/round/working-days.ts";
import type { WorkingCalendar } from "#programme/review/round/working-days.ts";

/** How far a deadline is, in working days: those left after today, or those that went by since. */
export type Deadline = { readonly kind: "left" | "today" | "late"; readonly workingDays: number };

export function deadlineOn(calendar: WorkingCalendar, today: LocalDate, due: LocalDate): Deadline {
  if (due === today) return { kind: "today", workingDays: 0 };
  const [first, last] = today < due ? [today, due] : [due, today];
  let workingDays = 0;
  for (let day = addDays(first, 1); day <= last; day = addDays(day, 1))
    if (isWorkingDay(calendar, day)) workingDays += 1;
  return { kind: today < due ? "left" : "late", workingDays };
}

/** Saturdays and Sundays only: for screens that were not given the year's holidays. */
export const weekendsOnly: WorkingCalendar = { holidays: new Set(), workedWeekends: new Set() };
