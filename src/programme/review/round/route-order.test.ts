import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { routeOrder, stretches } from "./route-order.ts";

const at = (householdId: string, lon: number, lat: number) => ({
  householdId,
  point: { lon, lat },
  address: householdId,
});

test("from house to the nearest house, from the south-west on; who is not on the map comes after, by address", () => {
  const stops = [
    at("far", 108.9, 14.9),
    { householdId: "z", point: null, address: "Đội 2" },
    at("first", 108.7, 14.7),
    at("second", 108.71, 14.71),
    { householdId: "y", point: null, address: "Đội 1" },
    { householdId: "x", point: null, address: null },
  ];
  assert.deepEqual(
    routeOrder(stops).map(({ householdId }) => householdId),
    ["first", "second", "far", "x", "y", "z"],
  );
  assert.deepEqual(routeOrder([]), []);
});

const stop = fc.record({
  householdId: fc.uuid(),
  address: fc.option(fc.string()),
  point: fc.option(
    fc.record({
      lon: fc.double({ min: 102, max: 110, noNaN: true }),
      lat: fc.double({ min: 8, max: 24, noNaN: true }),
    }),
  ),
});

test("nobody is left out and nobody is visited twice, whatever the order they come in", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(stop, { maxLength: 40, selector: ({ householdId }) => householdId }),
      fc.integer({ min: 1, max: 9 }),
      (stops, parts) => {
        const route = routeOrder(stops);
        assert.deepEqual(new Set(route), new Set(stops));
        assert.equal(route.length, stops.length);
        const cut = stretches(route, parts);
        assert.deepEqual(cut.flat(), route);
        const sizes = cut.map((part) => part.length);
        assert.ok(Math.max(...sizes) - Math.min(...sizes) <= 1);
        assert.deepEqual(routeOrder(stops.toReversed()).length, route.length);
      },
    ),
  );
});
