import type { LocalDate } from "#kernel/local-date.ts";
import { addDays } from "#kernel/local-date.ts";
import type { StandardPack } from "#programme/review/standard/standard-pack.ts";

/** The day on which an act was entered, where that is more than the procedure's days after the act itself (docs/law.md L3.2-9); else null. */
export function enteredLater(
  act: { readonly day: LocalDate; readonly enteredOn: LocalDate | null },
  procedure: StandardPack["procedure"],
): LocalDate | null {
  const { day, enteredOn } = act;
  if (enteredOn === null) return null;
  return enteredOn > addDays(day, procedure?.enteredLaterAfterDays ?? 0) ? enteredOn : null;
}
