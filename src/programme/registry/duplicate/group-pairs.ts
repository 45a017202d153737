/** Pairs put together into groups, one person each, the surest pair first (union-find with the paths halved: Tarjan and van Leeuwen 1984). */
export type Joined = { readonly left: number; readonly right: number };

export type Groups = {
  /** Rows of each group in rising order; groups of two and more. */
  readonly groups: readonly (readonly number[])[];
  /** Positions of the pairs that were not joined, because they would make one person of two that stand apart. */
  readonly refused: ReadonlySet<number>;
};

/**
 * @param pairs the surest first.
 * @param apart two rows with the same number here are two people, unless they are a pair themselves: a list of a household names
 *   everybody once, so of twins in a household that was recorded twice each is joined with his own second record only.
 */
export function groupPairs(pairs: readonly Joined[], apart: (row: number) => number): Groups {
  const parents = new Map<number, number>();
  const members = new Map<number, number[]>();
  const isPair = new Set(pairs.map(({ left, right }) => pairKey(left, right)));
  const rootOf = (row: number): number => {
    let root = row;
    for (let parent = parents.get(root); parent !== undefined && parent !== root; parent = parents.get(root)) {
      parents.set(root, parents.get(parent) ?? parent);
      root = parent;
    }
    return root;
  };
  const standApart = (ones: readonly number[], others: readonly number[]) =>
    ones.some((one) => {
      const place = apart(one);
      return place >= 0 && others.some((other) => apart(other) === place && !isPair.has(pairKey(one, other)));
    });
  const refused = new Set<number>();
  for (const [position, { left, right }] of pairs.entries()) {
    const [a, b] = [rootOf(left), rootOf(right)];
    if (a === b) continue;
    const [ones, others] = [members.get(a) ?? [a], members.get(b) ?? [b]];
    if (standApart(ones, others)) {
      refused.add(position);
      continue;
    }
    parents.set(b, a);
    members.delete(b);
    members.set(a, [...ones, ...others]);
  }
  const groups = [...members.values()].map((rows) => rows.toSorted((one, other) => one - other));
  return { groups: groups.toSorted((one, other) => (one[0] ?? 0) - (other[0] ?? 0)), refused };
}

/**
 * Of a household that was recorded twice everybody resembles everybody else of it a little. Whether one of the two of a pair is already
 * joined with somebody else of the other's household, so that this pair need not be looked at.
 */
export function settledBeside(pairs: readonly Joined[], refused: ReadonlySet<number>, apart: (row: number) => number) {
  const partners = new Map<number, Set<number>>();
  const join = (row: number, other: number) => {
    const place = apart(other);
    if (place < 0 || place === apart(row)) return;
    const places = partners.get(row) ?? new Set();
    partners.set(row, places.add(place));
  };
  for (const [position, { left, right }] of pairs.entries()) {
    if (refused.has(position)) continue;
    join(left, right);
    join(right, left);
  }
  const hasOther = (row: number, other: number) => partners.get(row)?.has(apart(other)) === true;
  return ({ left, right }: Joined): boolean => hasOther(left, right) || hasOther(right, left);
}

function pairKey(left: number, right: number): number {
  return Math.min(left, right) * 67_108_864 + Math.max(left, right);
}
