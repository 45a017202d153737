import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { apart, fitted, heightOf, nameLines, textWidth, ticksOf, tintsOf, wrapped } from "./chart-measures.ts";

test("labels at the ends of lines keep apart, in the order of their values", () => {
  const values = fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(values, (wanted) => {
      const placed = apart(wanted, 17).toSorted((a, b) => a - b);
      return placed.every((at, index) => index === 0 || at - (placed[index - 1] ?? 0) >= 17 - 1e-9);
    }),
  );
  assert.deepEqual(apart([100, 20], 17), [100, 20]);
});

test("a name is cut to its room, and one that fits is whole", () => {
  assert.equal(fitted("Ba Tơ", 200), "Ba Tơ");
  const cut = fitted("Phương tiện phục vụ tiếp cận thông tin", 120);
  assert.ok(cut.endsWith("…") && textWidth(cut) <= 120);
});

test("few whole figures have a tick each, and never one between them", () => {
  assert.deepEqual(ticksOf([0, 1, 1], 5), [0, 1]);
  assert.deepEqual(ticksOf([-2, 1], 6), [-2, -1, 0, 1]);
  assert.equal(ticksOf([0.5, 1], 5), 5);
  assert.equal(ticksOf([0, 40], 5), 5);
});

test("the tints of parts grow, so that neighbours differ without colour", () => {
  const tints = tintsOf(6);
  assert.ok(tints.every((tint, at) => at === 0 || tint - (tints[at - 1] ?? 0) >= 10));
});
test("a head that is too long is written over lines, and cut only where a word has no room", () => {
  assert.deepEqual(wrapped("Nhà tiêu hợp vệ sinh", 84), ["Nhà tiêu", "hợp vệ sinh"]);
  assert.deepEqual(wrapped("Telecommunication", 60), ["Telecom…"]);
});

test("a long name of a bar has two lines and its row the height for them; a short one has neither", () => {
  assert.equal(nameLines("Ba Tơ", 200), "Ba Tơ");
  const lines = nameLines("Trình độ giáo dục của người lớn", 150).split("\n");
  assert.deepEqual(lines, ["Trình độ giáo dục", "của người lớn"]);
  assert.equal(nameLines("Phương tiện phục vụ tiếp cận thông tin của cả hộ", 120).split("\n").length, 2);
  const bars = (name: string) =>
    heightOf({ kind: "bars", rows: [{ name, value: 1, text: "1" }], axis: "%", tick: String }, 390);
  assert.ok(bars("Trình độ giáo dục của người lớn") > bars("Ba Tơ"));
});
