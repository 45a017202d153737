/** What an area gets by each of two sharings out; null where it is not shown, or the area is in one of them alone. */
export type ComparedAmounts = {
  readonly areaId: string;
  readonly areaName: string;
  readonly before: bigint | null;
  readonly after: bigint | null;
};

const sizeOf = (amount: bigint) => (amount < 0n ? -amount : amount);

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
