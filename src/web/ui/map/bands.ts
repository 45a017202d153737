/** Steps that people read easily, in per cent. */
const steps = [0.5, 1, 2, 5, 10] as const;
const most = 5;

/** The lower edges of at most five bands of equal width from zero, wide enough for the highest rate (per cent). */
export function bandsOf(rates: readonly (number | null)[]): readonly number[] {
  const highest = Math.max(0, ...rates.map((rate) => rate ?? 0));
  const step = steps.find((one) => highest < one * most) ?? 20;
  const count = Math.min(most, Math.floor(highest / step) + 1);
  return Array.from({ length: count }, (_, at) => at * step);
}

/** In which band a rate falls. */
export function bandOf(rate: number, bands: readonly number[]): number {
  return Math.max(
    0,
    bands.findLastIndex((from) => rate >= from),
  );
}
