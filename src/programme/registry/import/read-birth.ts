import { localDate, parseLocalDate, partsOf } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { dateOfSerial } from "#kernel/spreadsheet-date.ts";
import { ageAt } from "#programme/registry/person/age-at.ts";
import type { Birth } from "#programme/registry/person/person.ts";
import { searchText } from "#programme/registry/household/search-text.ts";

/** Nobody alive was born before: a year of 1875 is a slip of the pen. */
const earliestBirth = localDate("1900-01-01");

/**
 * A birth as people and programs write it: 2020-01-31, 2020/01/31, 31/01/2020 or 31-1-2020 (the day first), 01/2020, 2020; in words
 * ("15 tháng 3 năm 1975", "sinh năm 1975"); with blanks or zeros for what is not known (00/00/1975, --/--/1975); with the midnight or
 * the ".0" that programs add; or the number by which a spreadsheet keeps a day, where a cell lost its format (29221).
 * Undefined when it is none of these, no day of the calendar, or before 1900 or after `latest`.
 */
export function readBirth(written: string, latest: LocalDate): Birth | undefined {
  const text = plainBirth(written);
  const birth = /^\d{5}$/.test(text) ? birthOfSerial(text) : birthOfParts(text);
  return birth !== undefined && birth.date >= earliestBirth && birth.date <= latest ? birth : undefined;
}

/** Five digits that begin as a year do may as well be a year with a digit too many (19755): of these nobody knows. */
function birthOfSerial(text: string): Birth | undefined {
  const day = /^(?:19|20)/.test(text) ? undefined : dateOfSerial(Number(text));
  return day === undefined ? undefined : { date: day, precision: "day" };
}

function birthOfParts(text: string): Birth | undefined {
  const found = /^(?:(?:(\d{1,2})[/.-])?(\d{1,2})[/.-])?(\d{4})$/.exec(text) ?? undefined;
  const iso = /^(\d{4})([/.-])(\d{2})\2(\d{2})$/.exec(text) ?? undefined;
  const [day, month, year] = iso === undefined ? [found?.[1], found?.[2], found?.[3]] : [iso[4], iso[3], iso[1]];
  if (year === undefined) return undefined;
  const date = parseLocalDate(`${year}-${(month ?? "1").padStart(2, "0")}-${(day ?? "1").padStart(2, "0")}`);
  if (date === undefined) return undefined;
  return { date, precision: month === undefined ? "year" : day === undefined ? "month" : "day" };
}

/** A day with the month before it (03/25/1975): where a column has one, its other days may be meant so too. */
export function isMonthFirst(written: string): boolean {
  const [, first, second] = dayAndMonth.exec(plainBirth(written)) ?? [];
  return first !== undefined && Number(first) <= 12 && Number(second) > 12 && Number(second) <= 31;
}

/** A day that reads both ways, as 03/04/1975 does. */
export function isEitherWay(written: string): boolean {
  const [, first, second] = dayAndMonth.exec(plainBirth(written)) ?? [];
  return first !== undefined && first !== second && Number(first) <= 12 && Number(second) <= 12;
}

const dayAndMonth = /^(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}$/;

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/** Digits and separators alone, as far as the words are known. */
function plainBirth(written: string): string {
  return searchText(written.normalize("NFKC"))
    .replace(/^'/, "")
    .replace(/^(?:(?:sinh|ngay|nam|sn)[\s.:]+)+/, "")
    .replace(/^(?:thang|thg|th)\.?\s*(?=\d)/, "")
    .replace(/\s*(?:thang|thg|th)\.?\s*(?=\d)/, "/")
    .replace(/,?\s*nam\s*(?=\d)/, "/")
    .replace(/(?<=\d)[\s/.-]([a-z]{3})[a-z]*[\s/.-](?=\d)/, (all, name: string) =>
      months.includes(name) ? `/${months.indexOf(name) + 1}/` : all,
    )
    .replace(/[t ]00:00(?::00(?:\.0+)?)?$/, "")
    .replace(/^(\d{4,5})\.0+$/, "$1")
    .replaceAll(/\s*([/.-])\s*/g, "$1")
    .replaceAll("//", "/")
    .replace(/^(?:(?:0{1,2}|[-_?x.]{1,2})[/.-]){1,2}(?=\d)/, "");
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
