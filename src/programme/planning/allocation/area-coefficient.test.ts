import assert from "node:assert/strict";
import { test } from "node:test";
import { coefficientOf } from "./area-coefficient.ts";

const coefficients = { other: 25, kinds: { special_zone: 50 }, classes: { zone_1: 30, zone_2: 40, border: 50 } };

test("a commune of no class has the coefficient of other communes", () => {
  assert.equal(coefficientOf(coefficients, { kind: "commune", classes: [] }), 25);
  assert.equal(coefficientOf(coefficients, { kind: "commune", classes: ["coast"] }), 25);
});
test("of several classes the highest counts, once", () => {
  assert.equal(coefficientOf(coefficients, { kind: "commune", classes: ["zone_1", "zone_2"] }), 40);
  assert.equal(coefficientOf(coefficients, { kind: "commune", classes: ["zone_1", "border"] }), 50);
});
test("a special zone has its coefficient by its kind", () => {
  assert.equal(coefficientOf(coefficients, { kind: "special_zone", classes: [] }), 50);
});
