import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { clipToConvex, doubledArea } from "./clip-to-convex.ts";
import { drawAreas } from "./draw-areas.ts";

const square = [
  [0, 0],
  [10, 0],
  [10, 10],
  [0, 10],
] as const;
const size = { width: 400, height: 300 };

test("what sticks out of the window is cut off, whichever way the window turns", () => {
  const half = [
    [5, 0],
    [15, 0],
    [15, 10],
    [5, 10],
  ] as const;
  assert.equal(Math.abs(doubledArea(clipToConvex(half, square))), 100);
  assert.equal(Math.abs(doubledArea(clipToConvex(half, square.toReversed()))), 100);
});
test("nothing is left of what lies outside", () => {
  assert.deepEqual(
    clipToConvex(
      [
        [20, 20],
        [30, 20],
        [30, 30],
      ],
      square,
    ),
    [],
  );
});
test("areas without boundaries are cells that cover no more than the hull, and never each other", () => {
  const point = fc.record({
    lon: fc.double({ min: 105, max: 110, noNaN: true }),
    lat: fc.double({ min: 12, max: 16, noNaN: true }),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(point, {
        minLength: 4,
        maxLength: 40,
        selector: ({ lon, lat }) => `${lon.toFixed(2)} ${lat.toFixed(2)}`,
      }),
      (centres) => {
        const drawing = drawAreas(
          centres.map((centre, at) => ({ areaId: String(at), centre })),
          size,
        );
        const covered = drawing.areas.reduce((sum, { path }) => sum + Math.abs(doubledArea(cornersOf(path))), 0) / 2;
        return drawing.by === "cells" && covered <= size.width * size.height * 1.001;
      },
    ),
    { numRuns: 60 },
  );
});
test("where boundaries are known, an area without one is left out and named", () => {
  const boundary = {
    type: "Polygon",
    coordinates: [
      [
        [108, 15],
        [109, 15],
        [109, 16],
        [108, 16],
        [108, 15],
      ],
    ],
  } as const;
  const drawing = drawAreas(
    [
      { areaId: "a", centre: null, boundary },
      { areaId: "b", centre: { lon: 108, lat: 15 } },
    ],
    size,
  );
  assert.equal(drawing.by, "boundaries");
  assert.deepEqual(drawing.left, ["b"]);
});
test("a boundary is drawn as itself whichever way its ring turns", () => {
  const ring = [
    [108, 15],
    [109, 15],
    [109, 16],
    [108, 16],
    [108, 15],
  ];
  const paths = [ring, ring.toReversed()].map(
    (coordinates) =>
      drawAreas([{ areaId: "a", centre: null, boundary: { type: "Polygon", coordinates: [coordinates] } }], size)
        .areas[0]?.path ?? "",
  );
  const spans = paths.map((path) => Math.abs(doubledArea(cornersOf(path))));
  assert.ok((spans[0] ?? 0) > 0 && Math.abs((spans[0] ?? 0) - (spans[1] ?? 1)) < 1);
});
test("without boundaries and centres there is nothing to draw, and that is said", () => {
  assert.deepEqual(drawAreas([{ areaId: "a", centre: null }], size), {
    by: "nothing",
    areas: [],
    left: ["a"],
    placeOf: undefined,
  });
});

function cornersOf(path: string): readonly (readonly [number, number])[] {
  return path
    .replaceAll(/[MZ]/g, "")
    .split("L")
    .map((corner) => {
      const [x = 0, y = 0] = corner.split(",").map(Number);
      return [x, y] as const;
    });
}
