import type { LocalDate } from "#kernel/local-date.ts";
import { formatDay, formatInstant } from "#web/format/date.ts";

export function DateText({ day }: { readonly day: LocalDate }) {
  return <time dateTime={day}>{formatDay(day)}</time>;
}

/** An instant on the clocks of Việt Nam. */
export function InstantText({ at }: { readonly at: string }) {
  return <time dateTime={at}>{formatInstant(at)}</time>;
}
