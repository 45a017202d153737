import type { LocalDate } from "#kernel/local-date.ts";
import { addDays } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { success } from "#kernel/result.ts";
import type { Texts } from "#programme/planning/framework/programme-parts.ts";
import { endOfPeriod } from "#programme/review/round/working-days.ts";
import type { KnownCalendar } from "#programme/review/round/working-days.ts";

export const dayCounts = ["calendar", "working"] as const;
export type Term = { readonly days: number; readonly counted: (typeof dayCounts)[number] };

/** A kind of grievance of the country's pack, with its legal terms. */
export type GrievanceKind = {
  readonly code: string;
  readonly name: Texts;
  /** The law that sets its terms. */
  readonly basis: string;
  /** Whether it counts only with the name of who hands it in. */
  readonly sender: "named" | "optional";
  /** Only posts that the table of permissions names see it. */
  readonly isConfidential: boolean;
  /** From its receipt until it is said whether it is accepted. */
  readonly accept: Term;
  /** From its acceptance until it is answered; longer where roads are hard. */
  readonly answer: Term & { readonly remoteDays?: number | undefined };
  /** By how much a difficult one may be extended, once. */
  readonly extension?: Term | undefined;
};

/** The last day of a term that begins with what happened on `from`, which is not counted (Civil Code 2015 Art. 147). */
export function endOfTerm(calendar: KnownCalendar, from: LocalDate, term: Term): Result<LocalDate, Refusal> {
  return term.counted === "calendar"
    ? success(addDays(from, term.days))
    : endOfPeriod(calendar, from, term.days, undefined);
}

/** The days of an answer in a place. */
export function answerTerm({ answer }: GrievanceKind, isRemote: boolean): Term {
  return { days: isRemote ? (answer.remoteDays ?? answer.days) : answer.days, counted: answer.counted };
}
