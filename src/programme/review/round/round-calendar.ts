import type { LocalDate } from "#kernel/local-date.ts";
import { addDays } from "#kernel/local-date.ts";
import type { StandardPack } from "#programme/review/standard/standard-pack.ts";
import { isWorkingDay, lastWorkingDay } from "./working-days.ts";
import type { WorkingCalendar } from "./working-days.ts";

/** The last day on which each step can be done so that the round is decided in time. */
export type RoundCalendar = {
  readonly survey: LocalDate;
  readonly score: LocalDate;
  readonly meet: LocalDate;
  readonly post: LocalDate;
  readonly decide: LocalDate;
};

/**
 * Reckoned back from the day on which the round closes. What is posted hangs its working days, and there must be time for one
 * objection on its last day to be rechecked and posted again; the meeting is the working day before, the scoring the one before
 * that. The law fixes the end and the posting (docs/law.md L3.1, L3.2); the days between are this reckoning, and say so.
 */
export function roundCalendar(
  closesOn: LocalDate,
  procedure:
    | Pick<NonNullable<StandardPack["procedure"]>, "postingWorkingDays" | "recheckWorkingDays" | "firstDayCounts">
    | undefined,
  calendar: WorkingCalendar,
): RoundCalendar {
  const { postingWorkingDays = 3, recheckWorkingDays = 3, firstDayCounts = false } = procedure ?? {};
  const decide = workingDayUpTo(calendar, closesOn);
  const needed = postingWorkingDays + recheckWorkingDays + postingWorkingDays;
  // The first day after the last posting is the day of the decision.
  let post = workingDayUpTo(calendar, addDays(decide, -1));
  while (lastWorkingDay(calendar, post, needed, { firstDayCounts }) >= decide)
    post = workingDayUpTo(calendar, addDays(post, -1));
  const before = (day: LocalDate) => workingDayUpTo(calendar, addDays(day, -1));
  const meet = before(post);
  const score = before(meet);
  return { survey: before(score), score, meet, post, decide };
}

function workingDayUpTo(calendar: WorkingCalendar, day: LocalDate): LocalDate {
  let found = day;
  while (!isWorkingDay(calendar, found)) found = addDays(found, -1);
  return found;
}
