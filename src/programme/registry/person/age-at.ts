/**
 * Age in completed years on a day.
 *
 * Born on a known day: the birthday itself counts. Who was born on 29 February completes the year on 1 March of a
 * common year: on 28 February it is not yet full.
 *
 * Only the month or the year known: the birth is taken in the middle (the 15th; 1 July). Of all fixed days the middle
 * errs least, and on any day of the autumn review (September to December) it gives the year difference, which is how
 * the forms, which ask for the birth year alone, are counted by hand. No found text of law fixes the day for the review;
 * where another day of the month or year would give another age, the answer says `approximate`.
 */
import { daysInMonth, partsOf, type LocalDate } from "#kernel/local-date.ts";
import type { Birth } from "./person.ts";

export type Age = { readonly years: number; readonly approximate: boolean };

type Day = { readonly month: number; readonly day: number };

/** Undefined when nobody with this record can have been born by that day. */
export function ageAt(birth: Birth, onDate: LocalDate): Age | undefined {
  const [first, middle, last] = possibleDays(birth);
  const most = completedMonths(birth, first, onDate);
  if (most < 0) return undefined;
  const approximate = yearsIn(most) !== yearsIn(completedMonths(birth, last, onDate));
  return { years: Math.max(0, yearsIn(completedMonths(birth, middle, onDate))), approximate };
}

/** Completed months since the birth, 12 to a year, by the same assumed day; 0 before it. */
export function monthsAt(birth: Birth, onDate: LocalDate): number {
  const [, middle] = possibleDays(birth);
  return Math.max(0, completedMonths(birth, middle, onDate));
}

const yearsIn = (months: number): number => Math.floor(months / 12);

/** Earliest, assumed and latest day of birth. */
function possibleDays({ date, precision }: Birth): readonly [Day, Day, Day] {
  const { year, month, day } = partsOf(date);
  if (precision === "day")
    return [
      { month, day },
      { month, day },
      { month, day },
    ];
  if (precision === "month") {
    return [
      { month, day: 1 },
      { month, day: 15 },
      { month, day: daysInMonth(year, month) },
    ];
  }
  return [
    { month: 1, day: 1 },
    { month: 7, day: 1 },
    { month: 12, day: 31 },
  ];
}

function completedMonths(birth: Birth, born: Day, onDate: LocalDate): number {
  const { year, month, day } = partsOf(onDate);
  return (year - partsOf(birth.date).year) * 12 + month - born.month - (day >= born.day ? 0 : 1);
}
