import Holidays from "date-holidays";
import type { LocalDate } from "#kernel/local-date.ts";
import { addDays, isoWeekday, localDate } from "#kernel/local-date.ts";
import type { Country } from "#server/platform/country.ts";

const dayLength = 86_400_000;

/**
 * Days of the week that are off in a year for which nothing was announced yet, reckoned from the country's statute as its pack has it: the public
 * holidays of the country (date-holidays knows those of the moon too), the days of the statute that are missing there, and, where the
 * statute says so, the next working day for one that falls on a weekend. What is announced may differ by a day: then an operator moves it.
 */
export function statutoryHolidays(
  statute: NonNullable<Country["statutoryHolidays"]>,
  year: number,
): ReadonlySet<LocalDate> {
  const days = new Set<LocalDate>(statute.also.map((day) => localDate(`${year}-${day}`)));
  for (const { date, start, end } of new Holidays(statute.country.toUpperCase(), { types: ["public"] }).getHolidays(
    year,
  )) {
    const first = localDate(date.slice(0, 10));
    const length = Math.round((end.getTime() - start.getTime()) / dayLength);
    for (let day = 0; day < length; day += 1) days.add(addDays(first, day));
  }
  for (const day of [...days].toSorted().filter((one) => statute.weekendGivesNextDay && isoWeekday(one) > 5)) {
    let substitute = addDays(day, 1);
    while (isoWeekday(substitute) > 5 || days.has(substitute)) substitute = addDays(substitute, 1);
    days.add(substitute);
  }
  return new Set([...days].filter((day) => isoWeekday(day) <= 5));
}
