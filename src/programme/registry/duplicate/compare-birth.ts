/**
 * Dates of birth as far as they are known. Papers write 1 January where only the year is known, so that day is taken as the year
 * alone. A day and a month that changed places, one wrong digit, and two neighbouring digits changed are one slip.
 */
import { partsOf } from "#kernel/local-date.ts";
import type { Birth } from "#programme/registry/person/person.ts";
import type { Column } from "./column.ts";

export const birthLevels = [
  "missing",
  "differs",
  "years near",
  "year same, day differs",
  "one slip",
  "year same, no more known",
  "month same, no more known",
  "same",
] as const;

/** Year, month and day of each row; zero is not known. */
export type CodedBirths = { readonly years: Int16Array; readonly months: Uint8Array; readonly days: Uint8Array };

export function codeBirths(rows: readonly (Birth | undefined)[]): CodedBirths {
  const births = {
    years: new Int16Array(rows.length),
    months: new Uint8Array(rows.length),
    days: new Uint8Array(rows.length),
  };
  for (const [row, birth] of rows.entries()) {
    if (birth === undefined) continue;
    const { year, month, day } = partsOf(birth.date);
    births.years[row] = year;
    const isYearOnly = birth.precision === "year" || (birth.precision === "day" && month === 1 && day === 1);
    if (isYearOnly) continue;
    births.months[row] = month;
    if (birth.precision === "day") births.days[row] = day;
  }
  return births;
}

export function birthColumn(name: string, births: CodedBirths): Column {
  return { name, levels: birthLevels, compare: (left, right) => birthLevel(births, left, right) };
}

function birthLevel({ years, months, days }: CodedBirths, left: number, right: number): number {
  const [yearA = 0, yearB = 0] = [years[left], years[right]];
  if (yearA === 0 || yearB === 0) return 0;
  const [monthA = 0, monthB = 0, dayA = 0, dayB = 0] = [months[left], months[right], days[left], days[right]];
  const isNear = Math.abs(yearA - yearB) <= 1;
  if (monthA === 0 || monthB === 0) return yearA === yearB ? 5 : isNear ? 2 : 1;
  if (dayA === 0 || dayB === 0) {
    if (yearA !== yearB) return isNear ? 2 : 1;
    return monthA === monthB ? 6 : 3;
  }
  if (yearA === yearB) {
    if (monthA === monthB && dayA === dayB) return 7;
    if (monthA === dayB && dayA === monthB) return 4;
    return slips(monthA * 100 + dayA, monthB * 100 + dayB, 4) ? 4 : 3;
  }
  const isSlip = monthA === monthB && dayA === dayB && slips(yearA, yearB, 4);
  return isSlip ? 4 : isNear ? 2 : 1;
}

/** As `isDigitSlip`, on numbers: dates are compared millions of times. */
function slips(one: number, other: number, digits: number): boolean {
  let wrong = 0;
  let isSwap = false;
  let [before, beforeOther] = [-1, -1];
  for (let at = 0, a = one, b = other; at < digits; at += 1, a = Math.floor(a / 10), b = Math.floor(b / 10)) {
    const [digitA, digitB] = [a % 10, b % 10];
    if (digitA !== digitB) {
      wrong += 1;
      isSwap = digitA === beforeOther && digitB === before;
    }
    [before, beforeOther] = [digitA, digitB];
  }
  return wrong === 1 || (wrong === 2 && isSwap);
}
