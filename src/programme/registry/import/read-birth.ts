import { localDate, parseLocalDate, partsOf } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { dateOfSerial } from "#kernel/spreadsheet-date.ts";
import { ageAt } from "#programme/registry/person/age-at.ts";
import type { Birth } from "#programme/registry/person/person.ts";

/** A larger number is no birth that lost its format. */
const lastSerialDay = localDate("2100-01-01");

/**
 * A birth as people write it: 2020-01-31, 31/01/2020 or 31-1-2020 (the day first), 01/2020, 2020; or the number by which a spreadsheet
 * keeps a day, where a cell lost its format (29221). Undefined when it is none of these or no day of the calendar.
 */
export function readBirth(written: string): Birth | undefined {
  if (/^\d{5}$/.test(written)) {
    const day = dateOfSerial(Number(written));
    return day === undefined || day > lastSerialDay ? undefined : { date: day, precision: "day" };
  }
  const found = /^(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})$/.exec(written) ?? undefined;
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(written) ?? undefined;
  const [day, month, year] = iso === undefined ? [found?.[1], found?.[2], found?.[3]] : [iso[3], iso[2], iso[1]];
  if (year === undefined) return undefined;
  const date = parseLocalDate(`${year}-${(month ?? "1").padStart(2, "0")}-${(day ?? "1").padStart(2, "0")}`);
  if (date === undefined) return undefined;
  return { date, precision: month === undefined ? "year" : day === undefined ? "month" : "day" };
}

/** The year of birth of somebody who had completed `age` years on a day: the year for which ageAt gives the same age back. */
export function birthOfAge(age: string, at: LocalDate): Birth | undefined {
  if (!/^\d{1,3}$/.test(age) || Number(age) > 130) return undefined;
  const year = partsOf(at).year - Number(age);
  for (const candidate of [year, year - 1]) {
    const birth: Birth = { date: localDate(`${candidate}-01-01`), precision: "year" };
    if (ageAt(birth, at)?.years === Number(age)) return birth;
  }
  return undefined;
}
