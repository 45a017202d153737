import Holidays from "date-holidays";
import type { LocalDate } from "#kernel/local-date.ts";
import { addDays, isoWeekday, localDate } from "#kernel/local-date.ts";

const dayLength = 86_400_000;

/**
 * Days of the week that are off in Việt Nam in a year for which nothing was announced yet, reckoned from the statute (Labour Code 2019 Art. 111, 112):
 * New Year, five days at the lunar New Year, the day of the Hùng Kings, 30 April, 1 May, 1 and 2 September; one that falls on a
 * weekend gives the next working day. The lunar days come from date-holidays. What is announced may differ by a day: then an
 * operator moves it.
 */
export function statutoryHolidays(year: number): ReadonlySet<LocalDate> {
  const days = new Set<LocalDate>([localDate(`${year}-09-01`)]);
  for (const { date, start, end } of new Holidays("VN", { types: ["public"] }).getHolidays(year)) {
    const first = localDate(date.slice(0, 10));
    const length = Math.round((end.getTime() - start.getTime()) / dayLength);
    for (let day = 0; day < length; day += 1) days.add(addDays(first, day));
  }
  for (const day of [...days].toSorted().filter((one) => isoWeekday(one) > 5)) {
    let substitute = addDays(day, 1);
    while (isoWeekday(substitute) > 5 || days.has(substitute)) substitute = addDays(substitute, 1);
    days.add(substitute);
  }
  return new Set([...days].filter((day) => isoWeekday(day) <= 5));
}
