import assert from "node:assert/strict";
import { test } from "node:test";
import { dong } from "#kernel/money.ts";
import { absorptionOf } from "./absorption.ts";
import { countsHouseholds, indicatorOf, isCriterion, unitOf } from "./criteria.ts";
import { distanceKm } from "./distance.ts";

test("households that lack one indicator are a criterion of their own", () => {
  assert.ok(isCriterion("deprived:water") && isCriterion("poor"));
  assert.ok(!isCriterion("deprived:") && !isCriterion("rain"));
  assert.deepEqual([indicatorOf("deprived:water"), indicatorOf("poor")], ["water", undefined]);
  assert.deepEqual([unitOf("deprived:water"), unitOf("distance")], ["households", "kilometres"]);
  assert.ok(countsHouseholds("deprived:water") && !countsHouseholds("households"));
});
test("a degree of latitude is 111 km, and nothing is far from itself", () => {
  assert.equal(distanceKm({ lon: 108.8, lat: 15 }, { lon: 108.8, lat: 16 }), 111);
  assert.equal(distanceKm({ lon: 108.8, lat: 15 }, { lon: 108.8, lat: 15 }), 0);
});
test("an area without money the year before has the rate of all together", () => {
  const rates = absorptionOf([
    { areaId: "a", allocated: dong(100), disbursed: dong(90) },
    { areaId: "b", allocated: dong(300), disbursed: dong(110) },
    { areaId: "c", allocated: dong(0), disbursed: dong(0) },
  ]);
  assert.deepEqual(
    [rates.ofAll, rates.of("a"), rates.of("b"), rates.of("c"), rates.of("d")],
    [500, 900, 366, 500, 500],
  );
});
