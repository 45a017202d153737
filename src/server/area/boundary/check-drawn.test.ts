import assert from "node:assert/strict";
import { test } from "node:test";
import { checkDrawn } from "./check-drawn.ts";
import type { Centred } from "./check-drawn.ts";

type Point = readonly [number, number];
const drawn = (areaId: string, points: readonly Point[], centre: Centred["centre"] = null): Centred => ({
  areaId,
  centre,
  geometry: { type: "Polygon", coordinates: [[...points, points[0] ?? [0, 0]].map(([lon, lat]) => [lon, lat])] },
});
const square = [
  [108, 14],
  [109, 14],
  [109, 15],
  [108, 15],
] as const;

test("a ring that crosses itself is found, whichever way it goes round, and one that touches itself is not", () => {
  const bow = [square[0], square[2], square[1], square[3]];
  const twice = [...square, ...square];
  const touching = [
    [0, 0],
    [2, 0],
    [1, 1],
    [2, 2],
    [0, 2],
    [1, 1],
  ] as const;
  const { crossing } = checkDrawn([
    drawn("square", square),
    drawn("turned", square.toReversed()),
    drawn("bow", bow),
    drawn("twice", twice),
    drawn("touching", touching),
  ]);
  assert.deepEqual(crossing, ["bow", "twice"]);
});

test("a shape far from the recorded centre is found; a centre beside it, or none, is not judged", () => {
  const { elsewhere } = checkDrawn([
    drawn("within", square, { lon: 108.5, lat: 14.5 }),
    drawn("beside", square, { lon: 109.05, lat: 14.5 }),
    drawn("unknown", square),
    drawn("far", square, { lon: 105.8, lat: 21 }),
    drawn("swapped", square, { lon: 14.5, lat: 80 }),
  ]);
  assert.deepEqual(elsewhere, ["far", "swapped"]);
});

test("an area in the place of its neighbour is found, though the two do not overlap", () => {
  const tile = (column: number, row: number) =>
    (
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ] as const
    ).map(([lon, lat]) => [108 + (column + lon) / 10, 14 + (row + lat) / 10] as const);
  const middle = (column: number, row: number) => ({ lon: 108 + (column + 0.5) / 10, lat: 14 + (row + 0.5) / 10 });
  const { elsewhere, overlaps } = checkDrawn([
    drawn("right", tile(0, 0), middle(0, 0)),
    drawn("swapped with", tile(2, 0), middle(1, 0)),
    drawn("swapped", tile(1, 0), middle(2, 0)),
    drawn("shifted to where nobody is drawn", tile(0, 2), middle(0, 1)),
    // The office is 800 m over the border with its neighbour: beside, or in another's place.
    drawn("office beside", tile(4, 0), { lon: 108.5 + 0.008, lat: 14.05 }),
    drawn("office in the next", tile(6, 0), { lon: 108.7 + 0.008, lat: 14.05 }),
    drawn("next", tile(7, 0), middle(7, 0)),
  ]);
  assert.deepEqual(overlaps, []);
  assert.deepEqual(elsewhere, ["swapped with", "swapped", "shifted to where nobody is drawn", "office in the next"]);
});

test("a centre in a hole of the shape is outside it", () => {
  const hole = [
    [108.1, 14.1],
    [108.9, 14.1],
    [108.9, 14.9],
    [108.1, 14.9],
    [108.1, 14.1],
  ];
  const ring = [...square, square[0]].map(([lon, lat]) => [lon, lat]);
  const geometry: Centred["geometry"] = { type: "Polygon", coordinates: [ring, hole] };
  const { elsewhere } = checkDrawn([{ areaId: "around", geometry, centre: { lon: 108.5, lat: 14.5 } }]);
  assert.deepEqual(elsewhere, ["around"]);
});
