/** Figures of several targets of one indicator as one: counts add up; a share is taken of all together, never the mean of shares. */
export type Share = { readonly part: number; readonly among: number };

export function sumCounts(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** In per cent with one decimal, of what each is taken of. Undefined where that is nobody. */
export function shareOf(shares: readonly Share[]): number | undefined {
  const [part, among] = [sumCounts(shares.map((one) => one.part)), sumCounts(shares.map((one) => one.among))];
  return among === 0 ? undefined : Math.round((part / among) * 1000) / 10;
}

/** A planned share of all together: each weighed by how many it is taken of. Undefined where one of them is not known. */
export function weighedShare(
  values: readonly { readonly value: number; readonly among: number | undefined }[],
): number | undefined {
  const [first] = values;
  if (first !== undefined && values.length === 1) return first.value;
  const known = values.flatMap(({ value, among }) => (among === undefined ? [] : [{ part: value * among, among }]));
  const among = sumCounts(known.map((one) => one.among));
  if (known.length < values.length || among === 0) return undefined;
  return Math.round((sumCounts(known.map(({ part }) => part)) / among) * 10) / 10;
}
