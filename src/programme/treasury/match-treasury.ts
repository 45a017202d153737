import type { LocalDate } from "#kernel/local-date.ts";
import { dayNumber } from "#kernel/local-date.ts";
import type { Money } from "#kernel/money.ts";
import type { TreasuryLine } from "./read-treasury.ts";

/** A disbursement in our ledger that has no line of the treasury yet. */
export type OwnPayment = {
  readonly postingId: string;
  /** What the paper may call it: the message, the batch, the posting. */
  readonly references: readonly string[];
  readonly amount: Money;
  readonly on: LocalDate;
  readonly communeId: string;
  readonly fundSource: string;
};
export const treasuryFindings = ["matched", "amount_differs", "only_with_treasury", "only_with_us"] as const;
export type TreasuryMatch =
  | {
      readonly finding: "matched" | "amount_differs";
      readonly line: TreasuryLine;
      readonly payment: OwnPayment;
    }
  | { readonly finding: "only_with_treasury"; readonly line: TreasuryLine }
  | { readonly finding: "only_with_us"; readonly payment: OwnPayment };

/** Without a reference, a line and a payment may stand this many days apart. */
export const daysApart = 5;

const spelled = (reference: string) => reference.replaceAll(/[^\p{L}\p{N}]/gu, "").toLowerCase();

/**
 * Each line meets at most one payment: first by reference and the same amount, then by reference though the amount differs, then by
 * amount, commune, source and day. A reference that is ours decides; without one the nearest day does.
 */
export function matchTreasury(
  lines: readonly TreasuryLine[],
  payments: readonly OwnPayment[],
  period: { readonly from: LocalDate; readonly to: LocalDate },
): readonly TreasuryMatch[] {
  const free = new Map(payments.map((payment) => [payment.postingId, payment]));
  const byReference = new Map<string, OwnPayment[]>();
  for (const payment of payments) {
    for (const reference of payment.references) {
      const key = spelled(reference);
      byReference.set(key, [...(byReference.get(key) ?? []), payment]);
    }
  }
  const met = new Map<TreasuryLine, OwnPayment>();
  const take = (line: TreasuryLine, candidates: readonly OwnPayment[]) => {
    if (met.has(line)) return;
    const [best] = candidates
      .filter((one) => free.has(one.postingId))
      .toSorted((a, b) => apart(a, line) - apart(b, line) || (a.postingId < b.postingId ? -1 : 1));
    if (best === undefined) return;
    met.set(line, best);
    free.delete(best.postingId);
  };
  const referred = (line: TreasuryLine) =>
    line.reference === null ? [] : (byReference.get(spelled(line.reference)) ?? []);
  for (const line of lines)
    take(
      line,
      referred(line).filter(({ amount }) => amount === line.amount),
    );
  for (const line of lines) take(line, referred(line));
  const byAmount = Map.groupBy(payments, ({ amount }) => amount);
  for (const line of lines) {
    if (referred(line).length > 0) continue;
    take(
      line,
      (byAmount.get(line.amount) ?? []).filter(
        (one) =>
          (line.communeId === null || one.communeId === line.communeId) &&
          (line.fundSource === null || one.fundSource === line.fundSource) &&
          apart(one, line) <= daysApart,
      ),
    );
  }
  return [
    ...lines.map((line): TreasuryMatch => {
      const payment = met.get(line);
      if (payment === undefined) return { finding: "only_with_treasury", line };
      return { finding: payment.amount === line.amount ? "matched" : "amount_differs", line, payment };
    }),
    ...[...free.values()]
      .filter(({ on }) => on >= period.from && on <= period.to)
      .map((payment): TreasuryMatch => ({ finding: "only_with_us", payment })),
  ];
}

function apart(payment: OwnPayment, line: TreasuryLine): number {
  return Math.abs(dayNumber(payment.on) - dayNumber(line.on));
}
