import { localDate } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";

/** The year of a day as far as it is known: days to come have no figures, a decision may take effect on one. */
export function yearSoFar(today: LocalDate): {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly isOver: boolean;
} {
  const year = Number(today.slice(0, 4));
  return { from: localDate(`${year - 1}-12-31`), to: today, isOver: today === localDate(`${year}-12-31`) };
}
