import type { LocalDate } from "#kernel/local-date.ts";
import { addDays } from "#kernel/local-date.ts";
import { isWorkingDay } from "./working-days.ts";
import type { WorkingCalendar } from "./working-days.ts";

/** Calendar days over which the pace is taken: two weeks, so that one bad week does not decide. */
export const paceDays = 14;

/**
 * The day on which the survey of a place ends when it goes on as in the last two weeks; undefined when nothing is left, null when
 * nobody was surveyed in that time, so that there is no pace to go by.
 */
export function surveyEndsOn(
  place: { readonly remaining: number; readonly surveyedLately: number },
  today: LocalDate,
  calendar: WorkingCalendar,
): LocalDate | null | undefined {
  if (place.remaining === 0) return undefined;
  if (place.surveyedLately === 0) return null;
  let worked = 0;
  for (let back = 0; back < paceDays; back += 1) if (isWorkingDay(calendar, addDays(today, -back))) worked += 1;
  let days = Math.ceil((place.remaining * Math.max(worked, 1)) / place.surveyedLately);
  let day = today;
  while (days > 0) {
    day = addDays(day, 1);
    if (isWorkingDay(calendar, day)) days -= 1;
  }
  return day;
}
