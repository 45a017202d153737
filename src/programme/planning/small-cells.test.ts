import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { hideSmallCells, isSmall } from "./small-cells.ts";

const cells = (counts: readonly number[]) => counts.map((count, at) => ({ key: String(at), count }));

test("counts of 1 to 4 are hidden; nought and 5 are told", () => {
  assert.deepEqual(
    hideSmallCells(cells([0, 1, 4, 5, 9])).map(({ count }) => count),
    [0, null, null, 5, 9],
  );
});

test("a single small count takes the next smallest with it", () => {
  assert.deepEqual(
    hideSmallCells(cells([2, 30, 20])).map(({ count }) => count),
    [null, 30, null],
  );
});

test("no small count is told, and none can be reckoned back from the total and the told cells", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { minLength: 2 }), (counts) => {
      const told = hideSmallCells(cells(counts));
      const hidden = counts.filter((_count, at) => told[at]?.count === null);
      assert.ok(told.every(({ count }) => count === null || !isSmall(count)));
      assert.ok(hidden.length !== 1 || counts.filter((count) => count > 0).length === 1);
    }),
  );
});
