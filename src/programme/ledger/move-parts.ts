import { dong } from "#kernel/money.ts";
import type { Money } from "#kernel/money.ts";
import { moveStage } from "./ledger.ts";
import type { AccountKind, BudgetLine, Entry } from "./ledger.ts";

/** What one budget line bears of an amount that several bear. */
export type LinePart = { readonly line: BudgetLine; readonly amount: Money };

/** The sum of each fund line, in the order in which they are first named; a line that bears nothing is left out. */
export function sumByLine(parts: readonly LinePart[]): readonly LinePart[] {
  const sums = new Map<string | null, LinePart>();
  for (const { line, amount } of parts) {
    const before = sums.get(line.fundLineId)?.amount ?? 0n;
    sums.set(line.fundLineId, { line, amount: dong(before + amount) });
  }
  return [...sums.values()].filter(({ amount }) => amount !== 0n);
}

/** Money of several lines from one stage to the next, in entries of one posting: each line moves its own. */
export function moveParts(parts: readonly LinePart[], from: AccountKind, to: AccountKind): readonly Entry[] {
  return sumByLine(parts).flatMap(({ line, amount }) => moveStage(line, from, to, amount));
}
