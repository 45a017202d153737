import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { movedBy, showing, wholeView, zoomedAt } from "./map-view.ts";
import { neighbourTowards } from "./neighbour-towards.ts";
import { placeLabels } from "./place-labels.ts";

const size = { width: 640, height: 560 };
const x = fc.double({ min: 0, max: size.width, noNaN: true });
const y = fc.double({ min: 0, max: size.height, noNaN: true });

test("however it is zoomed and moved, the drawing fills its box", () => {
  const move = fc.tuple(fc.double({ min: 0.2, max: 4, noNaN: true }), x, y);
  fc.assert(
    fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
      const view = moves.reduce(
        (held, [factor, px, py]) => movedBy(zoomedAt(held, factor, [px, py], size), [px - 320, py - 280], size),
        wholeView,
      );
      const { scale } = view;
      return (
        scale >= 1 &&
        scale <= 12 &&
        view.x <= 0 &&
        view.y <= 0 &&
        view.x + size.width * scale >= size.width - 1e-6 &&
        view.y + size.height * scale >= size.height - 1e-6
      );
    }),
  );
});

test("what is under the pointer stays there while one comes closer", () => {
  const view = zoomedAt(wholeView, 2, [200, 300], size);
  assert.deepEqual([200 * view.scale + view.x, 300 * view.scale + view.y], [200, 300]);
});

test("a place that the arrow keys come to is brought into view", () => {
  const close = zoomedAt(wholeView, 6, [0, 0], size);
  const view = showing(close, [600, 500], size);
  const at = [600 * view.scale + view.x, 500 * view.scale + view.y] as const;
  assert.ok(at[0] >= 0 && at[0] <= size.width && at[1] >= 0 && at[1] <= size.height);
});

test("names never overlap, and more of them are seen the closer one comes", () => {
  const label = fc.record({ at: fc.tuple(x, y), width: fc.double({ min: 20, max: 200, noNaN: true }) });
  fc.assert(
    fc.property(fc.array(label, { minLength: 1, maxLength: 60 }), (labels) => {
      const named = labels.map((one, at) => ({ ...one, key: String(at), text: "Đặng Thuỳ Trâm" }));
      const placed = placeLabels(named, { view: wholeView, size, letters: 13 });
      const wide = 14 * 13 * 0.62;
      return placed.every((one, at) =>
        placed.slice(at + 1).every((other) => Math.abs(one.x - other.x) >= wide || Math.abs(one.y - other.y) >= 16),
      );
    }),
  );
  const two = [
    { key: "a", text: "Ba Tơ", at: [300, 300], width: 90 },
    { key: "b", text: "Ba Tô", at: [320, 300], width: 80 },
  ] as const;
  const namesAt = (view: typeof wholeView) => placeLabels(two, { view, size, letters: 13 }).map(({ text }) => text);
  assert.deepEqual(namesAt(wholeView), ["Ba Tơ"]);
  assert.deepEqual(namesAt(zoomedAt(wholeView, 6, [310, 300], size)), ["Ba Tơ", "Ba Tô"]);
});

test("a name that is much wider than its area is left out: it would be read as the neighbour's", () => {
  const islet = [{ key: "a", text: "Đặng Thuỳ Trâm", at: [300, 300], width: 20 }] as const;
  assert.deepEqual(placeLabels(islet, { view: wholeView, size, letters: 13 }), []);
});

test("an arrow key goes to the nearest area in its direction, and stays at the edge", () => {
  const areas = [
    { areaId: "middle", labelAt: [100, 100] },
    { areaId: "right", labelAt: [160, 110] },
    { areaId: "far right", labelAt: [300, 100] },
    { areaId: "below", labelAt: [110, 180] },
  ] as const;
  assert.equal(neighbourTowards(areas, "middle", "ArrowRight"), "right");
  assert.equal(neighbourTowards(areas, "middle", "ArrowDown"), "below");
  assert.equal(neighbourTowards(areas, "far right", "ArrowRight"), undefined);
});
