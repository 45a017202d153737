import assert from "node:assert/strict";
import { test } from "node:test";
import { findOverlaps } from "./find-overlaps.ts";
import type { Drawn } from "./find-overlaps.ts";

const square = (areaId: string, west: number, south: number, side = 1): Drawn => ({
  areaId,
  geometry: {
    type: "Polygon",
    coordinates: [
      [
        [west, south],
        [west + side, south],
        [west + side, south + side],
        [west, south + side],
        [west, south],
      ],
    ],
  },
});

test("neighbours that share an edge, and areas apart, do not overlap", () => {
  assert.deepEqual(findOverlaps([square("a", 0, 0), square("b", 1, 0), square("c", 0, 1), square("d", 5, 5)]), []);
});

test("areas over each other are reported with the share of the smaller one, the largest first", () => {
  const found = findOverlaps([square("a", 0, 0), square("b", 0.9, 0), square("c", 0.25, 0.25, 0.5)]);
  assert.deepEqual(
    found.map(({ oneAreaId, otherAreaId, share }) => [oneAreaId, otherAreaId, Math.round(share * 100)]),
    [
      ["a", "c", 100],
      ["a", "b", 10],
    ],
  );
});

test("a sliver between two drawings is no overlap", () => {
  assert.deepEqual(findOverlaps([square("a", 0, 0), square("b", 0.9995, 0)]), []);
});
