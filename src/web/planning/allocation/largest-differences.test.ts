import assert from "node:assert/strict";
import { test } from "node:test";
import { bothSidesFirst, largestDifferences } from "./largest-differences.ts";

test("equal amounts and those of one side alone are left out, a large loss stands before a small gain", () => {
  const rows = [
    { areaId: "1", areaName: "A", before: 10n, after: 12n },
    { areaId: "2", areaName: "B", before: 10n, after: 10n },
    { areaId: "3", areaName: "C", before: 20n, after: 5n },
    { areaId: "4", areaName: "D", before: null, after: 5n },
  ];
  assert.deepEqual(
    largestDifferences(rows).map(({ areaName, difference }) => [areaName, difference]),
    [
      ["C", -15n],
      ["A", 2n],
    ],
  );
});

test("gains and losses are both seen first, and one side alone fills all places", () => {
  const of = (areaName: string, after: bigint) => ({ areaId: areaName, areaName, before: 100n, after });
  const first = (rows: readonly ReturnType<typeof of>[]) =>
    bothSidesFirst(largestDifferences(rows), 4).map(({ areaName }) => areaName);
  const gains = [of("A", 190n), of("B", 180n), of("C", 170n)];
  assert.deepEqual(first([...gains, of("X", 95n), of("Y", 99n)]), ["A", "B", "X", "Y", "C"]);
  assert.deepEqual(first([...gains, of("X", 95n)]), ["A", "B", "C", "X"]);
});
