import type { LocalDate } from "#kernel/local-date.ts";
import { parseLocalDate } from "#kernel/local-date.ts";
import { formatDay } from "#web/format/date.ts";

const written = /^(\d{1,2})\s*[/.\-\s]\s*(\d{1,2})\s*[/.\-\s]\s*(\d{4})$/;
const digitsAlone = /^(\d{2})(\d{2})(\d{4})$/;

/** A day as people write it: 3/12/2026, 03.12.2026 or 03122026; or as programs do, 2026-12-03. Undefined while it is none. */
export function readDay(text: string): LocalDate | undefined {
  const trimmed = text.trim();
  const found = written.exec(trimmed) ?? digitsAlone.exec(trimmed);
  if (found === null) return parseLocalDate(trimmed);
  const [, day = "", month = "", year = ""] = found;
  return parseLocalDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

/** What is in the field for a value: a day as it is written, else what was typed. */
export function writtenDay(value: string): string {
  const day = parseLocalDate(value);
  return day === undefined ? value : formatDay(day);
}

/** The keys of a telephone for figures have no slash: it is put in where digits alone are typed on at the end. */
export function withSlashes(before: string, text: string): string {
  const isTypedOn = text.length > before.length && text.startsWith(before);
  if (!isTypedOn) return text;
  const afterDay = text.replace(/^(\d{2})(\d{1,6})$/, "$1/$2");
  return afterDay.replace(/^(\d{1,2}\/\d{2})(\d{1,4})$/, "$1/$2");
}
