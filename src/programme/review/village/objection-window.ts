import type { LocalDate } from "#kernel/local-date.ts";
import type { ReviewState } from "#programme/review/decision/review-acts.ts";
import { nextState } from "#programme/review/decision/review-acts.ts";

export type ObjectionWindow = {
  /** Open while the result hangs; before it is posted; being answered; over. */
  readonly state: "open" | "not_yet" | "answering" | "over";
  readonly until: LocalDate | null;
};

/** Until when the household, or anybody, may object to a result: to the last day of its own posting (docs/law.md L3.2-2). */
export function objectionWindow(
  state: ReviewState,
  posting: { readonly toDate: LocalDate } | null,
  today: LocalDate,
): ObjectionWindow {
  if (state === "objected") return { state: "answering", until: null };
  if (nextState(state, "object") === undefined || posting === null)
    return {
      state: ["closed", "decided", "certified", "superseded"].includes(state) ? "over" : "not_yet",
      until: null,
    };
  return posting.toDate < today ? { state: "over", until: posting.toDate } : { state: "open", until: posting.toDate };
}
