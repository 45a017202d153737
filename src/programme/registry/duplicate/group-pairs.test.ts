import assert from "node:assert/strict";
import { test } from "node:test";
import { groupPairs } from "./group-pairs.ts";

const nowhere = () => -1;

test("pairs that touch are one group, in the order of its first row", () => {
  const pairs = [
    { left: 5, right: 7 },
    { left: 1, right: 2 },
    { left: 3, right: 2 },
  ];
  assert.deepEqual(groupPairs(pairs, nowhere).groups, [
    [1, 2, 3],
    [5, 7],
  ]);
});

test("twins of a household that was recorded twice are joined each with himself", () => {
  // 0 and 1 twins in household 8, 2 and 3 the same twins in household 9; the surest pairs come first.
  const household = (row: number) => (row < 2 ? 8 : 9);
  const { groups, refused } = groupPairs(
    [
      { left: 0, right: 2 },
      { left: 1, right: 3 },
      { left: 0, right: 3 },
    ],
    household,
  );
  assert.deepEqual(groups, [
    [0, 2],
    [1, 3],
  ]);
  assert.deepEqual([...refused], [2]);
  const unsure = groupPairs(
    [
      { left: 0, right: 2 },
      { left: 0, right: 3 },
    ],
    household,
  );
  assert.deepEqual(unsure.groups, [[0, 2]]);
  assert.deepEqual([...unsure.refused], [1]);
});

test("somebody written twice into the same household is one person", () => {
  const { groups } = groupPairs([{ left: 0, right: 1 }], () => 8);
  assert.deepEqual(groups, [[0, 1]]);
});
