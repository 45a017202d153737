import type { LocalDate } from "#kernel/local-date.ts";
import { localDate } from "#kernel/local-date.ts";
import type { ServerContext } from "#server/platform/server-context.ts";

/** The day of an instant in the time zone of the programme; null where nothing has happened yet. */
export function dayOfInstant({ timeZone }: Pick<ServerContext, "timeZone">, instant: string | null): LocalDate | null {
  if (instant === null) return null;
  return localDate(new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(new Date(instant)));
}

/** The first day of a budget year. */
export const firstDayOf = (year: number): LocalDate => localDate(`${year}-01-01`);
