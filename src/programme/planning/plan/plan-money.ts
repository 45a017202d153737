/**
 * What an approval or an adjustment moves in the ledger: for each fund line the difference between what it had and what it is to have.
 * Money that is given back must still be free on the line (not committed), money that is taken must be free with the area.
 */
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";

type Fund = {
  readonly id: string;
  readonly fundSource: string;
  readonly component: string;
  readonly originYear: number | null;
  readonly amount: bigint;
};
export type MoneyMove = Omit<Fund, "amount"> & { readonly difference: bigint };

export function moneyMoves(before: readonly Fund[], after: readonly Fund[]): readonly MoneyMove[] {
  const had = new Map(before.map((fund) => [fund.id, fund.amount]));
  const kept = new Set(after.map(({ id }) => id));
  const moves = [
    // A line that is gone gives everything back.
    ...before.filter(({ id }) => !kept.has(id)).map((fund) => ({ ...fund, amount: 0n })),
    ...after,
  ].map(({ amount, ...fund }) => ({ ...fund, difference: amount - (had.get(fund.id) ?? 0n) }));
  // What is given back first can be taken by another line of the same plan.
  return moves.filter(({ difference }) => difference !== 0n).toSorted((a, b) => (a.difference < b.difference ? -1 : 1));
}

export const purseOf = (fund: Pick<Fund, "fundSource" | "component" | "originYear">) =>
  `${fund.fundSource} ${fund.component} ${fund.originYear ?? ""}`;

/** `free`: what is free with the area, by purse; `onLine`: what is free on each fund line. Names the line for which money is not there. */
export function checkMoney(
  moves: readonly MoneyMove[],
  free: ReadonlyMap<string, bigint>,
  onLine: ReadonlyMap<string, bigint>,
  nameOf: (fundLineId: string) => string,
): Result<readonly MoneyMove[], Refusal> {
  const left = new Map(free);
  for (const move of moves) {
    const purse = purseOf(move);
    const there = move.difference < 0n ? (onLine.get(move.id) ?? 0n) : (left.get(purse) ?? 0n);
    const needed = move.difference < 0n ? -move.difference : move.difference;
    if (needed > there) {
      const facts = {
        line: nameOf(move.id),
        source: move.fundSource,
        component: move.component,
        needed: needed.toString(),
        available: there.toString(),
      };
      return failure(
        refuse(move.difference < 0n ? "planning.line_money_committed" : "planning.line_money_missing", facts),
      );
    }
    left.set(purse, (left.get(purse) ?? 0n) - move.difference);
  }
  return success(moves);
}
