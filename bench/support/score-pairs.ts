/** Pairs that were found beside the pairs that are true. */
export type Score = {
  readonly truePairs: number;
  readonly foundPairs: number;
  readonly precision: number;
  readonly recall: number;
};

export function scorePairs(
  truth: readonly string[],
  pairs: Iterable<{ readonly left: number; readonly right: number }>,
): Score {
  const sizes = new Map<string, number>();
  for (const person of truth) sizes.set(person, (sizes.get(person) ?? 0) + 1);
  const truePairs = [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0);
  let [foundPairs, right] = [0, 0];
  for (const pair of pairs) {
    foundPairs += 1;
    if (truth[pair.left] === truth[pair.right]) right += 1;
  }
  return { truePairs, foundPairs, precision: right / Math.max(1, foundPairs), recall: right / Math.max(1, truePairs) };
}

/** Every pair within the groups. */
export function* pairsOfGroups(groups: readonly (readonly number[])[]) {
  for (const group of groups)
    for (const [at, left] of group.entries()) for (const right of group.slice(at + 1)) yield { left, right };
}
