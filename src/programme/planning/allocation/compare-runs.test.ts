import assert from "node:assert/strict";
import { test } from "node:test";
import { dong } from "#kernel/money.ts";
import { compareRuns } from "./compare-runs.ts";

test("runs side by side tell who gains and loses against the first, and how much money moves", () => {
  const run = (a: number, b: number, c: number) =>
    [a, b, c].map((amount, at) => ({ areaId: "abc".charAt(at), amount: dong(amount) }));
  const { rows, against } = compareRuns([run(10, 20, 30), run(15, 15, 30), [{ areaId: "d", amount: dong(60) }]]);
  assert.deepEqual(
    rows.map((row) => [row.areaId, row.amounts]),
    [
      ["a", [10n, 15n, null]],
      ["b", [20n, 15n, null]],
      ["c", [30n, 30n, null]],
      ["d", [null, null, 60n]],
    ],
  );
  assert.deepEqual(against, [
    { gain: 0, lose: 0, same: 4, moved: 0n },
    { gain: 1, lose: 1, same: 2, moved: 5n },
    { gain: 1, lose: 3, same: 0, moved: 60n },
  ]);
});
