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
