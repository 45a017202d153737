import assert from "node:assert/strict";
import { test } from "node:test";
import { bandOf, populationBands } from "./population-bands.ts";

test("bands begin at zero, rise, and have round edges", () => {
  const bands = populationBands([12_345, 23_400, 34_000, 45_999, 51_000, null]);
  assert.deepEqual(bands, [0, 20_000, 30_000, 40_000, 50_000]);
  assert.equal(bandOf(45_999, bands), 3);
});
test("parts that nobody counted make one band", () => {
  assert.deepEqual(populationBands([null, null]), [0]);
});
