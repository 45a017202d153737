/** What an area gets by each of two sharings out; null where it is not shown, or the area is in one of them alone. */
export type ComparedAmounts = {
  readonly areaId: string;
  readonly areaName: string;
  readonly before: bigint | null;
  readonly after: bigint | null;
};

const sizeOf = (amount: bigint) => (amount < 0n ? -amount : amount);

type Difference = ReturnType<typeof largestDifferences>[number];

/** The largest gains and the largest losses first, half of `most` each where there are so many; then the others. */
export function bothSidesFirst(rows: readonly Difference[], most: number): readonly Difference[] {
  const [gains, losses] = [
    rows.filter(({ difference }) => difference > 0n),
    rows.filter(({ difference }) => difference < 0n),
  ];
  const ofLosses = Math.max(Math.floor(most / 2), most - gains.length);
  const first = [...gains.slice(0, most - Math.min(ofLosses, losses.length)), ...losses.slice(0, ofLosses)];
  return [...first, ...rows.filter((row) => !first.includes(row))];
}

/** The areas that get another amount, the largest difference first. */
export function largestDifferences(rows: readonly ComparedAmounts[]) {
  return rows
    .flatMap(({ before, after, ...area }) =>
      before === null || after === null || before === after
        ? []
        : [{ ...area, before, after, difference: after - before }],
    )
    .toSorted((one, other) => {
      const by = sizeOf(other.difference) - sizeOf(one.difference);
      return by > 0n ? 1 : by < 0n ? -1 : one.areaName.localeCompare(other.areaName);
    });
}
