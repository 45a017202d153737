/** The months in which the money of a fund line is to be disbursed. Together they are its whole amount, or none is named. */
import type { Money } from "#kernel/money.ts";
import { shareMoney, dong, zeroMoney } from "#kernel/money.ts";

export type MonthAmount = { readonly month: number; readonly amount: Money };

/** Twelve months; by the end of each as much as `scheduledBy` reckons where none is named. */
export function evenSchedule(amount: Money): readonly MonthAmount[] {
  const by = (months: number) => (amount * BigInt(months)) / 12n;
  return Array.from({ length: 12 }, (_, at) => ({ month: at + 1, amount: dong(by(at + 1) - by(at)) }));
}

/** The same months of another amount, in the same proportion. A line that has no money left has no months either. */
export function scheduleOf(amount: Money, schedule: readonly MonthAmount[]): readonly MonthAmount[] {
  if (amount <= 0n || schedule.every((one) => one.amount <= 0n)) return [];
  const shares = shareMoney(
    amount,
    schedule.map((one) => one.amount),
  );
  return schedule.map(({ month }, at) => ({ month, amount: shares[at] ?? zeroMoney }));
}

/** What is to be disbursed by the end of each month. */
export function runningSums(amounts: readonly bigint[]): readonly bigint[] {
  let sum = 0n;
  return amounts.map((amount) => (sum += amount));
}
