import assert from "node:assert/strict";
import { it } from "node:test";
import { coarsestPlace, distanceBetween, refuseAccuracy, refusePoint } from "./household-point.ts";

const baTo = { name: "Ba Tơ", centre: { lon: 108.74, lat: 14.76 } };

it("a degree of latitude is 111 km, and one of longitude less towards the poles", () => {
  assert.equal(Math.round(distanceBetween({ lon: 108, lat: 15 }, { lon: 108, lat: 16 })), 111);
  assert.equal(Math.round(distanceBetween({ lon: 108, lat: 60 }, { lon: 109, lat: 60 })), 56);
});

it("a point far from the commune is refused with how far; one with degrees swapped too", () => {
  assert.equal(refusePoint({ lon: 108.7, lat: 14.8 }, baTo), undefined);
  const swapped = refusePoint({ lon: 14.76, lat: 89 }, baTo);
  assert.equal(swapped?.code, "registry.point_far_away");
  assert.equal(refusePoint({ lon: 0, lat: 0 }, { name: "Ba Tơ", centre: null }), undefined);
});

it("a place known less exactly than 5 km is refused under its field, with what is known and what is needed", () => {
  assert.equal(refuseAccuracy(undefined, "accuracyM"), undefined);
  assert.equal(refuseAccuracy(coarsestPlace, "accuracyM"), undefined);
  const refused = refuseAccuracy(coarsestPlace + 1, "place.accuracyM");
  assert.deepEqual(refused?.facts, { metres: 5001, limit: 5000, field: "place.accuracyM" });
});
