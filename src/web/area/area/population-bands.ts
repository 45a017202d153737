const most = 5;

/** The lower edges of at most five bands of people, each a round number, so that the parts fall into them about evenly. */
export function populationBands(populations: readonly (number | null)[]): readonly number[] {
  const known = populations.filter((one) => one !== null).toSorted((a, b) => a - b);
  const edges = Array.from({ length: most - 1 }, (_, at) =>
    round(known[Math.floor((known.length * (at + 1)) / most)] ?? 0),
  );
  return [...new Set([0, ...edges])].toSorted((a, b) => a - b);
}

/** To one leading figure: 23,400 is 20,000. */
function round(value: number): number {
  if (value <= 0) return 0;
  const unit = 10 ** Math.floor(Math.log10(value));
  return Math.floor(value / unit) * unit;
}

/** In which band a figure falls. */
export function bandOf(value: number, bands: readonly number[]): number {
  return Math.max(
    0,
    bands.findLastIndex((from) => value >= from),
  );
}
