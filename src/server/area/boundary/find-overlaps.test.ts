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

test("a ring that crosses itself and encloses nothing in sum has no share, and the others keep theirs", () => {
  const bowTie: Drawn = {
    areaId: "b",
    geometry: {
      type: "Polygon",
      coordinates: [
        [
          [108.9, 15.1],
          [109, 15.2],
          [109, 15.1],
          [108.9, 15.2],
          [108.9, 15.1],
        ],
      ],
    },
  };
  const found = findOverlaps([bowTie, square("a", 108, 15, 2), square("c", 108.5, 15.5, 0.5)]);
  assert.ok(found.every(({ share }) => Number.isFinite(share) && share <= 1));
  assert.ok(
    found.some(({ oneAreaId, otherAreaId, share }) => oneAreaId === "a" && otherAreaId === "c" && share > 0.99),
  );
});
