/** Newly escaped households (hộ mới thoát nghèo, docs/law.md L1.3-1): a status that follows from the decisions, on any day. */
import { addMonths } from "#kernel/local-date.ts";
import type { LocalDate } from "#kernel/local-date.ts";
import type { NewlyEscapedRule } from "#programme/review/standard/standard-pack.ts";

/** What a decision said of a household, with what the standard says that it rests on. */
export type DecidedClass = {
  /** The first day on which it holds. */
  readonly effectiveOn: LocalDate;
  readonly class: string;
  /** What the decision says became of it; an opening list says of nobody that it escaped (docs/law.md L1.3-4). */
  readonly outcome: string;
  readonly series: string;
  /** Null where the standard does not say who is newly escaped. */
  readonly rule: Pick<NewlyEscapedRule, "months" | "classes"> | null;
  /** From which day on a later decision takes it back; then it is as if it had not been. */
  readonly withdrawnOn: LocalDate | null;
};

export const escapeStates = ["newly_escaped", "ended", "none", "unknown"] as const;

/**
 * Ended: it had escaped, and the window is over. None: it is on a list, or left none that the window would still reach. Unknown: what was
 * before is not on record, or was measured by another standard, or the list is an opening one, and an escape then could still count.
 */
export type Escape =
  | { readonly state: "newly_escaped" | "ended"; readonly since: LocalDate; readonly until: LocalDate }
  | { readonly state: "none" | "unknown"; readonly since: null; readonly until: null };

const none: Escape = { state: "none", since: null, until: null };
const unknown: Escape = { state: "unknown", since: null, until: null };

/**
 * The window starts on the first day on which the household is on no list any more, and ends with the corresponding day of the last month
 * (Civil Code 2015 Art. 147, 148: the day of the start is not counted, a month without the day ends with its last). A return to a list ends it earlier.
 *
 * @param history in the order of the days on which the decisions took effect
 */
export function newlyEscapedOn(history: readonly DecidedClass[], on: LocalDate): Escape {
  const known = history.filter(
    ({ effectiveOn, withdrawnOn }) => effectiveOn <= on && (withdrawnOn === null || withdrawnOn > on),
  );
  const stop = known.findLastIndex((one) => isListed(one) !== false);
  const [before, first] = [known[stop], known[stop + 1]];
  if (first === undefined) return before !== undefined && isListed(before) === true ? none : unknown;
  const until = addMonths(first.effectiveOn, first.rule?.months ?? 0);
  const hasEscaped =
    before !== undefined && isListed(before) === true && before.series === first.series && first.outcome === "escaped";
  if (hasEscaped) return { state: on <= until ? "newly_escaped" : "ended", since: first.effectiveOn, until };
  return on <= until ? unknown : none;
}

/** Undefined where the standard does not say it. */
function isListed({ class: found, rule }: DecidedClass): boolean | undefined {
  return rule?.classes.includes(found);
}
