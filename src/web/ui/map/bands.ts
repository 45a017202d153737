const most = 5;
const digits = [1, 2, 5] as const;

/** The lower edges of at most five bands of equal width from zero, wide enough for the highest figure. No step is smaller than `least`. */
export function bandsOf(figures: readonly (number | null | undefined)[], least = 0.5): readonly number[] {
  const highest = Math.max(0, ...figures.map((figure) => figure ?? 0));
  const step = stepFor(highest, least);
  const count = Math.min(most, Math.floor(highest / step) + 1);
  return Array.from({ length: count }, (_, at) => Number((at * step).toPrecision(12)));
}

/** Steps that people read easily: 1, 2, 5 and their tens. */
function stepFor(highest: number, least: number): number {
  for (let ten = 10 ** Math.floor(Math.log10(least)); ; ten *= 10) {
    const step = digits.map((digit) => digit * ten).find((one) => one >= least && highest < one * most);
    if (step !== undefined) return step;
  }
}

/** In which band a figure falls. */
export function bandOf(figure: number, bands: readonly number[]): number {
  return Math.max(
    0,
    bands.findLastIndex((from) => figure >= from),
  );
}
