/** The two results of one visit, village by village: the class of the round beside the class of the opening list. */
type Pair<Village> = Village & {
  readonly first: string | null;
  readonly opening: string | null;
  readonly households: number;
};

export type TwoResults = {
  readonly households: number;
  readonly first: Record<string, number>;
  readonly opening: Record<string, number>;
  readonly changes: Record<string, number>;
};

/** Pairs of one village; "-" for a household that is not classified. */
export function twoResultsOf(pairs: readonly Pair<unknown>[]): TwoResults {
  const sums: TwoResults = { households: 0, first: {}, opening: {}, changes: {} };
  const add = (to: Record<string, number>, key: string, households: number) => {
    to[key] = (to[key] ?? 0) + households;
  };
  let households = 0;
  for (const pair of pairs) {
    const [first, opening] = [pair.first ?? "-", pair.opening ?? "-"];
    households += pair.households;
    add(sums.first, first, pair.households);
    add(sums.opening, opening, pair.households);
    add(sums.changes, `${first}>${opening}`, pair.households);
  }
  return { ...sums, households };
}
