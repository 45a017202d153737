import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";

/**
 * The stages through which money of a budget line goes. "source" is where it comes from and stands below zero by what it gave;
 * "settled" is where it ends. No other account may go below zero (domain.md 2; the database holds it).
 */
export const accountKinds = [
  "source",
  "budget",
  "allocated",
  "committed",
  "reserved",
  "disbursed",
  "settled",
  "returned",
] as const;
export type AccountKind = (typeof accountKinds)[number];

/** What is booked: money, or contributions of goods and labour at their value. One posting has one form; the database holds it. */
export const moneyForms = ["money", "goods", "labour"] as const;
export type MoneyForm = (typeof moneyForms)[number];

/** A budget line: money of one source for one component in one area and year; from the plan on, for one fund line. */
export type BudgetLine = {
  readonly fundSource: string;
  readonly component: string;
  readonly areaId: string;
  readonly year: number;
  /** The year in which it was first budgeted: `year`, unless it was carried over. */
  readonly originYear: number;
  readonly form: MoneyForm;
  readonly fundLineId: string | null;
};
export type AccountKey = BudgetLine & { readonly kind: AccountKind };
export type Entry = { readonly account: AccountKey; readonly amount: Money };

export type PostingKind =
  | "fund"
  | "allocate"
  | "assign"
  | "commit"
  | "reserve"
  | "disburse"
  | "settle"
  | "return"
  | "reverse"
  /** From one line or commune to another within the year. */
  | "reallocate"
  /** What is left at the year's end into the next year, its origin kept. */
  | "carry_over"
  /** Back from a commune to the province, or from the province to the source. */
  | "recall"
  /** An adjusted plan: between a fund line and what the commune has not assigned. */
  | "adjust"
  /** Money, goods or labour that people and enterprises give. */
  | "contribute";

/** A line of money as it is when nothing else is said: of its own year, in money, not yet of a fund line. */
export function budgetLine(
  line: Pick<BudgetLine, "fundSource" | "component" | "areaId" | "year"> & {
    readonly [Key in "originYear" | "form" | "fundLineId"]?: BudgetLine[Key] | undefined;
  },
): BudgetLine {
  const { fundSource, component, areaId, year, originYear = year, form = "money", fundLineId = null } = line;
  return { fundSource, component, areaId, year, originYear, form, fundLineId };
}

/** Money moves from one account to another: two entries that sum to zero. */
export function move(from: AccountKey, to: AccountKey, amount: Money): readonly Entry[] {
  return [
    { account: from, amount: dong(-amount) },
    { account: to, amount },
  ];
}

/** Money of one line from one stage to the next. */
export function moveStage(line: BudgetLine, from: AccountKind, to: AccountKind, amount: Money): readonly Entry[] {
  return move({ ...line, kind: from }, { ...line, kind: to }, amount);
}

export function sumOf(entries: readonly Entry[]): bigint {
  return entries.reduce((sum, { amount }) => sum + amount, 0n);
}
