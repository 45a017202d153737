import type { Id } from "#kernel/id.ts";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";

/** The rule of a fund source by its pack (see programme-parts.ts). */
export type CarryOverRule = {
  readonly rule: "following_year" | "until_day" | "returned" | "no_limit" | "undecided";
  readonly until: string | null;
  readonly basis: "law" | "configuration";
  readonly source: string;
};

export type Leftover = {
  readonly areaId: string;
  readonly fundSource: string;
  readonly component: string;
  readonly year: number;
  readonly originYear: number;
  /** "budget", "allocated": free. "committed", "reserved": under way. */
  readonly kind: string;
  readonly fundLineId: Id<"fund line"> | null;
  readonly amount: Money;
};
export const carryOverActions = ["carry", "return", "stay", "undecided"] as const;
export type CarryOverAction = (typeof carryOverActions)[number];
export type CarryOverLine = Leftover & {
  readonly action: CarryOverAction;
  /** Why, as a code that the page has words for. */
  readonly rule:
    | "under_way"
    | "chosen_carry"
    | "chosen_return"
    | CarryOverRule["rule"]
    | "following_year_over"
    | "until_day_over"
    | "no_rule";
  /** The text of law, or that it is configuration. */
  readonly source: string;
};
/** What people chose for a source whose rule settles nothing. */
export type CarryOverChoice = { readonly fundSource: string; readonly action: "carry" | "return" };

/**
 * What becomes of money that is left at the end of a year. Money under way (committed, or in a payment) stays with its year until it is
 * paid or comes free. Free money follows the rule of its source: to the following year only once, until a day, without a limit, or
 * back; where no rule is settled, people choose. Its year of origin is kept.
 */
export function settleLeftover(
  leftover: Leftover,
  rule: CarryOverRule | undefined,
  choices: readonly CarryOverChoice[],
): CarryOverLine {
  const reported = (
    action: CarryOverAction,
    why: CarryOverLine["rule"],
    source = rule?.source ?? "",
  ): CarryOverLine => ({
    ...leftover,
    action,
    rule: why,
    source,
  });
  if (leftover.kind === "committed" || leftover.kind === "reserved") return reported("stay", "under_way", "");
  const nextYear = leftover.year + 1;
  switch (rule?.rule) {
    case "following_year":
      return leftover.originYear === leftover.year
        ? reported("carry", "following_year")
        : reported("return", "following_year_over");
    case "until_day":
      return isUsableIn(nextYear, rule.until) ? reported("carry", "until_day") : reported("return", "until_day_over");
    case "returned":
      return reported("return", "returned");
    case "no_limit":
      return reported("carry", "no_limit");
    default: {
      const chosen = choices.find(({ fundSource }) => fundSource === leftover.fundSource);
      if (chosen === undefined) return reported("undecided", rule === undefined ? "no_rule" : "undecided");
      return reported(chosen.action, chosen.action === "carry" ? "chosen_carry" : "chosen_return");
    }
  }
}

const isUsableIn = (year: number, until: string | null) => until !== null && until >= localDate(`${year}-01-01`);

export type CarryOverSums = Readonly<Record<CarryOverAction, Money>>;
export function sumActions(lines: readonly Pick<CarryOverLine, "action" | "amount">[]): CarryOverSums {
  const sum = (action: CarryOverAction) =>
    dong(lines.reduce((total, line) => (line.action === action ? total + line.amount : total), 0n));
  return { carry: sum("carry"), return: sum("return"), stay: sum("stay"), undecided: sum("undecided") };
}
