import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { drawAreas } from "./area-shapes.ts";
import type { Shape } from "./area-shapes.ts";

const size = { width: 400, height: 300 };
const square: Shape = {
  type: "Polygon",
  coordinates: [
    [
      [108, 14],
      [108, 15],
      [109, 15],
      [109, 14],
      [108, 14],
    ],
  ],
};
const turnedSquare: Shape = {
  type: "Polygon",
  coordinates: [
    [
      [108, 14],
      [109, 14],
      [109, 15],
      [108, 15],
      [108, 14],
    ],
  ],
};

/** Width and height of a path's points. */
function extent(path: string): readonly [number, number] {
  const numbers = [...path.matchAll(/-?\d+(\.\d+)?/g)].map(([text]) => Number(text));
  const xs = numbers.filter((_, at) => at % 2 === 0);
  const ys = numbers.filter((_, at) => at % 2 === 1);
  return [Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys)];
}

describe("areas on a map", () => {
  it("are drawn by their boundaries, in the box, whichever way the rings turn", () => {
    for (const boundary of [square, turnedSquare]) {
      const drawing = drawAreas([{ areaId: "a", centre: null, boundary }], size);
      assert.equal(drawing.by, "boundaries");
      const [width, height] = extent(drawing.areas[0]?.path ?? "");
      assert.ok(width > 100 && width <= 400 && height > 100 && height <= 300);
    }
  });

  it("without any boundary are cells around their centres, one for each that has a centre", () => {
    const areas = ["a", "b", "c", "d"].map((areaId, at) => ({
      areaId,
      centre: at === 3 ? null : { lon: 108 + at * 0.2, lat: 14 + (at % 2) * 0.3 },
      boundary: undefined,
    }));
    const drawing = drawAreas(areas, size);
    assert.deepEqual([drawing.by, drawing.areas.length, drawing.left], ["cells", 3, 1]);
    assert.ok(drawing.areas.every(({ path }) => path.startsWith("M") && path.endsWith("Z")));
  });

  it("with boundaries for some tell how many are left out", () => {
    const drawing = drawAreas(
      [
        { areaId: "a", centre: null, boundary: square },
        { areaId: "b", centre: { lon: 108, lat: 14 }, boundary: undefined },
      ],
      size,
    );
    assert.deepEqual([drawing.by, drawing.areas.map(({ areaId }) => areaId), drawing.left], ["boundaries", ["a"], 1]);
  });

  it("of which nothing is known are told, not drawn", () => {
    assert.deepEqual(drawAreas([{ areaId: "a", centre: null, boundary: undefined }], size), {
      by: "nothing",
      areas: [],
      left: 1,
    });
  });

  it("a single place has a cell that fills the box", () => {
    const drawing = drawAreas([{ areaId: "a", centre: { lon: 108, lat: 14 }, boundary: undefined }], size);
    assert.deepEqual(extent(drawing.areas[0]?.path ?? ""), [400, 300]);
  });
});
