import type { LocalDate } from "./local-date.ts";
import { parseLocalDate } from "./local-date.ts";

/** A day as tables write it: 2026-11-05, 05/11/2026, 5-11-2026, 05.11.2026; a time after it is not read. */
export function readDay(text: string): LocalDate | undefined {
  const iso = /^(\d{4}-\d{2}-\d{2})(?:[T ].*)?$/.exec(text)?.[1];
  if (iso !== undefined) return parseLocalDate(iso);
  const [, d = "", m = "", y = ""] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: .*)?$/.exec(text) ?? [];
  return y === "" ? undefined : parseLocalDate(`${y}-${m.padStart(2, "0")}-${d.padStart(2, "0")}`);
}
