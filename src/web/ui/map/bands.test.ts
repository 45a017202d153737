import assert from "node:assert/strict";
import { test } from "node:test";
import { bandOf, bandsOf } from "./bands.ts";

test("bands are of equal width and hold the highest rate", () => {
  assert.deepEqual(bandsOf([0.4, 8.9, null]), [0, 2, 4, 6, 8]);
  assert.deepEqual(bandsOf([0.2]), [0]);
  assert.deepEqual(bandsOf([]), [0]);
});
test("a rate on an edge belongs to the band above it", () => {
  assert.equal(bandOf(2, [0, 2, 4]), 1);
  assert.equal(bandOf(1.99, [0, 2, 4]), 0);
  assert.equal(bandOf(99, [0, 2, 4]), 2);
});
test("counts have whole steps, and money has steps of any size", () => {
  assert.deepEqual(bandsOf([3], 1), [0, 1, 2, 3]);
  assert.deepEqual(bandsOf([730, undefined], 1), [0, 200, 400, 600]);
  assert.deepEqual(bandsOf([4_700_000_000], 1), [0, 1e9, 2e9, 3e9, 4e9]);
});
