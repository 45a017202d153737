/**
 * Dates of birth as far as they are known. Papers write 1 January where only the year is known, so that day is taken as the year
 * alone. A day and a month that changed places, one wrong digit, and two neighbouring digits changed are one slip.
 */
import { partsOf } from "#kernel/local-date.ts";
import type { Birth } from "#programme/registry/person/person.ts";
import { alone } from "./cells.ts";
import type { Column } from "./column.ts";
import { isDigitSlip } from "./digit-slip.ts";

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

const yearKnown = 5;

/** Year, month and day of each row in one number, as `packed`; zero is not known. */
export type CodedBirths = {
  readonly packed: Int32Array;
  /** The part of the rows that are born in each year, of those whose year is known. */
  readonly yearShares: Float64Array;
};

// Of a row as much as is known fits one number, so that a comparison reads one place of memory for each of the two.
const [monthBits, dayBits] = [4, 5];
export const yearOf = (packed: number): number => packed >> (monthBits + dayBits);
export const monthOf = (packed: number): number => (packed >> dayBits) & 15;
export const dayOf = (packed: number): number => packed & 31;

export function packBirth(birth: Birth | undefined): number {
  if (birth === undefined) return 0;
  const { year, month, day } = partsOf(birth.date);
  const isYearOnly = birth.precision === "year" || (birth.precision === "day" && month === 1 && day === 1);
  const known = isYearOnly ? 0 : (month << dayBits) | (birth.precision === "day" ? day : 0);
  return (year << (monthBits + dayBits)) | known;
}

export function codeBirths(rows: readonly (Birth | undefined)[]): CodedBirths {
  return withYearShares(Int32Array.from(rows, packBirth));
}

export function withYearShares(packed: Int32Array): CodedBirths {
  const yearShares = new Float64Array(packed.reduce((most, birth) => Math.max(most, yearOf(birth)), 0) + 1);
  let known = 0;
  for (const birth of packed) {
    if (birth === 0) continue;
    known += 1;
    yearShares[yearOf(birth)] = (yearShares[yearOf(birth)] ?? 0) + 1;
  }
  return { packed, yearShares: yearShares.map((people) => people / Math.max(1, known)) };
}

export function birthColumn(
  name: string,
  { packed, yearShares }: CodedBirths,
  { cells, stride, at } = alone(packed),
): Column {
  return {
    name,
    levels: birthLevels,
    // To be born in one year tells more of the old, of whom there are few; which day of it says the same of everybody.
    frequency: {
      from: yearKnown,
      exact: birthLevels.length,
      share: (left) => yearShares[yearOf(cells[left * stride + at] ?? 0)] ?? 1,
    },
    compare: (left, right) => birthLevel(cells[left * stride + at] ?? 0, cells[right * stride + at] ?? 0),
  };
}

function birthLevel(one: number, other: number): number {
  if (one === 0 || other === 0) return 0;
  const yearA = yearOf(one);
  const yearB = yearOf(other);
  const monthA = monthOf(one);
  const monthB = monthOf(other);
  const isNear = Math.abs(yearA - yearB) <= 1;
  if (monthA === 0 || monthB === 0) return yearA === yearB ? 5 : isNear ? 2 : 1;
  const dayA = dayOf(one);
  const dayB = dayOf(other);
  if (dayA === 0 || dayB === 0) {
    if (yearA !== yearB) return isNear ? 2 : 1;
    return monthA === monthB ? 6 : 3;
  }
  if (yearA === yearB) {
    if (monthA === monthB && dayA === dayB) return 7;
    if (monthA === dayB && dayA === monthB) return 4;
    return isDigitSlip(monthA * 100 + dayA, monthB * 100 + dayB, 4) ? 4 : 3;
  }
  const isSlip = monthA === monthB && dayA === dayB && isDigitSlip(yearA, yearB, 4);
  return isSlip ? 4 : isNear ? 2 : 1;
}
