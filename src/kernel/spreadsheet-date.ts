import { addDays, localDate } from "./local-date.ts";
import type { LocalDate } from "./local-date.ts";

/** 9999-12-31 */
const lastSerial = 2_958_465;

/**
 * The day that a spreadsheet means by a number (ECMA-376 part 1, 18.17.4): days since the end of 1899, with a 29 February 1900 that
 * never was; or since 1904-01-01. Undefined for that day and outside the calendar.
 */
export function dateOfSerial(serial: number, epoch: 1900 | 1904 = 1900): LocalDate | undefined {
  const whole = Math.floor(serial);
  if (!(whole >= 0 && whole <= lastSerial)) return undefined;
  if (epoch === 1904) return addDays(localDate("1904-01-01"), whole);
  if (whole === 0 || whole === 60) return undefined;
  return addDays(localDate(whole < 60 ? "1899-12-31" : "1899-12-30"), whole);
}
