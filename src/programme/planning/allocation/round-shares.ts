import type { ExactShares } from "./share-between.ts";

export type Rounded = {
  readonly amounts: readonly bigint[];
  /** Got a unit more than its share rounded down. */
  readonly gotUnit: ReadonlySet<number>;
  /** Where the đồng went that are less than a unit; undefined where there are none. */
  readonly oddAt: number | undefined;
};

/**
 * Rounds shares down to whole units and gives the units left, one each, to the largest fractions (Hamilton's method; ties by
 * `names`, so that the order of the rows decides nothing). `odd` đồng, less than a unit, go to the first of them whose `room`
 * holds it. Bounds are whole units, so that rounding keeps them. Answers undefined where nobody has room for the odd đồng.
 */
export function roundShares(
  shares: ExactShares,
  names: readonly string[],
  rounding: { readonly unit: bigint; readonly odd: bigint; readonly room: readonly bigint[] },
): Rounded | undefined {
  const { unit, odd, room } = rounding;
  const step = shares.denominator * unit;
  const amounts = shares.numerators.map((numerator) => (numerator / step) * unit);
  const order = shares.numerators
    .map((numerator, position) => ({ position, fraction: numerator % step, name: names[position] ?? "" }))
    .toSorted((a, b) => {
      if (a.fraction !== b.fraction) return a.fraction > b.fraction ? -1 : 1;
      return a.name < b.name ? -1 : 1;
    });
  const whole = shares.numerators.reduce((sum, numerator) => sum + numerator, 0n) / shares.denominator;
  const units = (whole - amounts.reduce((sum, amount) => sum + amount, 0n)) / unit;
  const gotUnit = new Set(order.slice(0, Number(units)).map(({ position }) => position));
  for (const position of gotUnit) amounts[position] = (amounts[position] ?? 0n) + unit;
  if (odd === 0n) return { amounts, gotUnit, oddAt: undefined };
  const place = order.find(({ position }) => (amounts[position] ?? 0n) + odd <= (room[position] ?? 0n));
  if (place === undefined) return undefined;
  amounts[place.position] = (amounts[place.position] ?? 0n) + odd;
  return { amounts, gotUnit, oddAt: place.position };
}
