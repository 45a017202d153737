import assert from "node:assert/strict";
import { test } from "node:test";
import { bandOf, bandsOf } from "./rate-bands.ts";

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
