import assert from "node:assert/strict";
import { test } from "node:test";
import { normFor } from "./norm-for.ts";

const norms = { norm: 10, normByClass: { zone_3: 12, very_hard: 15 } };

test("an area of several classes has the highest norm of them", () => {
  assert.equal(normFor(norms, ["zone_3", "very_hard", "border"]), 15n);
  assert.equal(normFor(norms, ["zone_3"]), 12n);
});

test("an area of none of the classes has the norm of the kind", () => {
  assert.equal(normFor(norms, ["border"]), 10n);
  assert.equal(normFor({ norm: 10 }, ["zone_3"]), 10n);
});

test("where no norm is set an area of a class has its own, and the others none", () => {
  const ofClass = { norm: null, normByClass: { zone_3: 12 } };
  assert.deepEqual([normFor(ofClass, ["zone_3"]), normFor(ofClass, [])], [12n, null]);
});
