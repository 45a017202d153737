import { localDate } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { Suppressed } from "#kernel/suppression/shown-count.ts";

const yearsBack = 5;
export type Figure = number | Suppressed | null;
export type TrendYear = {
  readonly year: number;
  readonly standardId: string | null;
  readonly total: {
    readonly poorRate: Figure;
    readonly nearPoorRate: Figure;
    readonly poor: Figure;
    readonly M0: Figure;
  };
};

/** The last day of each of the years before, and today. */
export function yearsOf(today: LocalDate): readonly LocalDate[] {
  const year = Number(today.slice(0, 4));
  const before = Array.from({ length: yearsBack }, (_, at) => localDate(`${String(year - yearsBack + at)}-12-31`));
  return [...before, today];
}

/** What is linked by a line: years one after the other, by one standard, whose figure is known and shown. */
export function stretchesOf(years: readonly TrendYear[], of: (total: TrendYear["total"]) => Figure) {
  const stretches: { x: number; y: number }[][] = [];
  let last: TrendYear | undefined;
  for (const one of years) {
    const value = of(one.total);
    if (typeof value === "number") {
      const goesOn = last !== undefined && last.standardId === one.standardId && last.year === one.year - 1;
      if (goesOn) stretches.at(-1)?.push({ x: one.year, y: value });
      else stretches.push([{ x: one.year, y: value }]);
    }
    last = typeof value === "number" ? one : undefined;
  }
  return stretches;
}
