/**
 * The age of pension, which moves by months from year to year (Labour Code 2019 Art. 169): the age of a year is that of those who reach it in
 * that year, so it depends on the month of birth, as in annex I of Decree 135/2020/ND-CP, and nobody becomes of working age again in January.
 */
import { localDate, partsOf } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import { monthsAt } from "#programme/registry/person/age-at.ts";
import type { Birth, Sex } from "#programme/registry/person/person.ts";

export type Span = { readonly years: number; readonly months: number };
/** Pension ages of one calendar year; before the first year and after the last the nearest applies. */
export type PensionAges = { readonly year: number } & Readonly<Record<Sex, Span>>;

/** In completed months: the pension age of somebody of this birth and sex, as far as the table can say on the day. */
export function pensionAgeMonths(table: readonly PensionAges[], birth: Birth, sex: Sex, on: LocalDate): number {
  const { year } = partsOf(on);
  const limitOf = (row: PensionAges) => row[sex].years * 12 + row[sex].months;
  const earlier = table.filter((row) => row.year < year);
  const reached = earlier.find((row) => monthsAt(birth, lastDayOf(row.year)) >= limitOf(row));
  const row = reached ?? table.find((one) => one.year === year) ?? (earlier.length > 0 ? table.at(-1) : table[0]);
  if (row === undefined) throw new Error("a table of pension ages has no row");
  return limitOf(row);
}

const lastDayOf = (year: number): LocalDate => localDate(`${year}-12-31`);
