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

/** A budget line: money of one source for one component in one area and year; from the plan on, for one fund line. */
export type BudgetLine = {
  readonly fundSource: string;
  readonly component: string;
  readonly areaId: string;
  readonly year: number;
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
  | "reverse";

/** Money moves from one account to another: two entries that sum to nought. */
export function move(from: AccountKey, to: AccountKey, amount: Money): readonly Entry[] {
  return [
    { account: from, amount: -amount as Money },
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
