import type { LocalDate } from "#kernel/local-date.ts";
import type { LineFault } from "#programme/payment/bank-answer.ts";
import { parseLocalDate } from "#kernel/local-date.ts";

/** A line whose day is written and is none of the calendar is no answer: the money may have moved on any day. */
export function faultOfDay(written: string | undefined, day: LocalDate | undefined): LineFault | undefined {
  return written !== undefined && day === undefined ? "payment.answer_day_unreadable" : undefined;
}

/**
 * The day of a date or an instant as people here count it. An instant with a zone is that moment in the zone of the installation;
 * one without is local already, and so is a date (its zone, if it names one, is the bank's). What follows the day and is no time of
 * xs:dateTime ("+0000" is none) leaves the day unknown: it may be the day before or after.
 */
export function localDay(written: string | undefined, timeZone: string): LocalDate | undefined {
  if (written === undefined) return undefined;
  const [, zone] = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/.exec(written) ?? ["", null];
  if (zone === null && written.includes("T")) return undefined;
  if (zone === null || zone === undefined) return parseLocalDate(written.slice(0, 10));
  const instant = new Date(written);
  return Number.isNaN(instant.getTime())
    ? undefined
    : parseLocalDate(new Intl.DateTimeFormat("en-CA", { timeZone, dateStyle: "short" }).format(instant));
}
