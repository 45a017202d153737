import type { LocalDate } from "#kernel/local-date.ts";
import { addDays } from "#kernel/local-date.ts";

/** How near a day is on which something is due; what has no day is due some time. */
export const dueTimes = ["late", "today", "week", "later", "anytime"] as const;
export type DueTime = (typeof dueTimes)[number];

export function whenDue(dueOn: LocalDate | null, today: LocalDate): DueTime {
  if (dueOn === null) return "anytime";
  if (dueOn < today) return "late";
  if (dueOn === today) return "today";
  return dueOn <= addDays(today, 7) ? "week" : "later";
}
