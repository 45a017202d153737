/**
 * Money is a whole number of đồng in a bigint. There are no fractions of a đồng, so nothing is ever rounded
 * by accident; anyone who divides says where the remainder goes.
 */
export type Money = bigint & { readonly __unit: "đồng" };

export const zeroMoney = 0n as Money;

/**
 * The most that one entry may be: a million billion đồng (10^15). The whole budget of a large province for a year is about a
 * tenth of it, so nothing real is refused, and a slip of three digits is. A bigint column holds any sum of 9,000 such entries.
 */
export const largestAmount = 1_000_000_000_000_000n as Money;

/** Takes whole đồng. @throws RangeError when a number is not a safe whole number. */
export function dong(amount: bigint | number | string): Money {
  if (typeof amount === "number" && !Number.isSafeInteger(amount)) {
    throw new RangeError(`${amount} is not a whole number of đồng`);
  }
  return BigInt(amount) as Money;
}

/** An amount above nothing that one entry may be, as it was read from a file; undefined for any other number. */
export function entryAmount(read: number | bigint | undefined): Money | undefined {
  if (read === undefined || (typeof read === "number" && !Number.isSafeInteger(read))) return undefined;
  const amount = BigInt(read);
  return amount > 0n && amount <= largestAmount ? (amount as Money) : undefined;
}

export function addMoney(...amounts: readonly Money[]): Money {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return sum as Money;
}

/**
 * Shares an amount by weights. Each share is rounded down to `unit` đồng; the remainder goes, a unit at a time,
 * to the largest fractions (Hamilton's method, ties by position), and what is smaller than a unit to the first of them.
 * The shares always sum to the amount. Weights are non-negative whole numbers and not all zero.
 */
export function shareMoney(amount: Money, weights: readonly bigint[], unit = 1n): readonly Money[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total <= 0n || weights.some((weight) => weight < 0n)) {
    throw new RangeError("weights must be non-negative and not all zero");
  }
  const divisor = total * unit;
  const shares = weights.map((weight) => ((amount * weight) / divisor) * unit);
  const order = weights
    .map((weight, position) => ({ position, fraction: (amount * weight) % divisor }))
    .toSorted((a, b) => (a.fraction === b.fraction ? a.position - b.position : a.fraction > b.fraction ? -1 : 1));
  let rest = amount - shares.reduce((sum, share) => sum + share, 0n);
  for (let turn = 0; rest > 0n; turn += 1) {
    const target = order[turn % order.length];
    if (target === undefined) break;
    const step = rest >= unit ? unit : rest;
    shares[target.position] = (shares[target.position] ?? 0n) + step;
    rest -= step;
  }
  return shares.map((share) => share as Money);
}
