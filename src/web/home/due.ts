import type { DueTime } from "#programme/review/round/when-due.ts";
import type { LocalDate } from "#kernel/local-date.ts";

export type Due = {
  readonly key: string;
  readonly count: string;
  readonly text: string;
  readonly href: string;
  readonly when: DueTime;
  /** The last day on which it is in time, where a law or a record names one. */
  readonly dueOn: LocalDate | null;
};
