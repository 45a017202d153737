import { countryFormat } from "./country.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { dayNumber, localDate, partsOf } from "#kernel/local-date.ts";
import type { Language } from "#web/i18n/languages.ts";

/** As people write it: 05/09/2026. */
export function formatDay(day: LocalDate): string {
  return day.split("-").toReversed().join("/");
}

/** A day of every year, of its month and day: "09-01" is 01/09. */
export function formatDayOfYear(monthAndDay: string): string {
  return monthAndDay.split("-").toReversed().join("/");
}

/** The name of a month from 1 to 12 as a heading has it: "January", "Tháng 1", "Januari". */
export function nameMonth(language: Language, month: number): string {
  const name = new Intl.DateTimeFormat(language, { timeZone: "UTC", month: "long" }).format(
    new Date(Date.UTC(2026, month - 1, 1)),
  );
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** The month of a day with its year: "Tháng 10/2026", "October 2026", "Oktober 2026". */
export function nameMonthOfYear(language: Language, day: LocalDate): string {
  const { year, month } = partsOf(day);
  return `${nameMonth(language, month)}${language === "vi" ? "/" : " "}${year}`;
}

const millisecondsADay = 86_400_000;

/** As people say it: "Thursday 10 September", "thứ Năm ngày 10 tháng 9", "Kamis 10 September"; with the year when it is another than `today`'s. */
export function sayDay(language: Language, day: LocalDate, today?: LocalDate): string {
  const date = new Date(dayNumber(day) * millisecondsADay);
  const part = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(language, { timeZone: "UTC", ...options }).format(date);
  const { year, month, day: dayOfMonth } = partsOf(day);
  const sayYear = today !== undefined && partsOf(today).year !== year;
  if (language === "vi") {
    const weekday = part({ weekday: "long" });
    return `${weekday.charAt(0).toLowerCase()}${weekday.slice(1)} ngày ${dayOfMonth} tháng ${month}${sayYear ? ` năm ${year}` : ""}`;
  }
  return `${part({ weekday: "long" })} ${dayOfMonth} ${part({ month: "long" })}${sayYear ? ` ${year}` : ""}`;
}

/** An instant (ISO 8601, UTC) on the clocks of the country: 05/09/2026 14:05. */
export function formatInstant(instant: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: countryFormat().timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  }).formatToParts(new Date(instant));
  const of = (type: Intl.DateTimeFormatPartTypes) => parts.find((part) => part.type === type)?.value ?? "";
  return `${of("day")}/${of("month")}/${of("year")} ${of("hour")}:${of("minute")}`;
}

/** The day of an instant on the clocks of the country. */
export function dayOfInstant(instant: string): LocalDate {
  return localDate(formatInstant(instant).slice(0, 10).split("/").toReversed().join("-"));
}
