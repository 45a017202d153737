import assert from "node:assert/strict";
import { it } from "node:test";
import { shapeFault } from "./boundary-shape.ts";

const square = [
  [108.7, 14.7],
  [108.8, 14.7],
  [108.8, 14.8],
  [108.7, 14.7],
];
const polygon = (...rings: readonly (readonly (readonly number[])[])[]) =>
  ({ type: "Polygon", coordinates: rings }) as const;

it("a closed ring in degrees is a boundary, alone or among several", () => {
  assert.equal(shapeFault(polygon(square)), undefined);
  assert.equal(shapeFault({ type: "MultiPolygon", coordinates: [[square], [square, square]] }), undefined);
});
it("a ring that is open, of too few corners, or not there is reported", () => {
  assert.equal(shapeFault(polygon(square.slice(0, 3))), "not_closed");
  assert.equal(shapeFault(polygon([...square.slice(0, 3), [108, 14]])), "not_closed");
  assert.equal(shapeFault(polygon()), "not_closed");
  assert.equal(shapeFault({ type: "MultiPolygon", coordinates: [[square], []] }), "not_closed");
});
it("metres of a national grid are no degrees", () => {
  assert.equal(shapeFault(polygon(square.map(([x = 0, y = 0]) => [x * 5000, y * 100_000]))), "not_in_degrees");
});
