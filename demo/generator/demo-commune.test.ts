import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Area } from "#programme/area/area.ts";
import { mendedPopulation, shareOut } from "./demo-commune.ts";

const area = (population: number | undefined, populationFlag?: "implausible"): Area => ({
  id: "1",
  code: "1",
  kind: "commune",
  name: "Một",
  fullName: "Xã Một",
  parentId: undefined,
  areaKm2: undefined,
  population,
  populationFlag,
  centre: undefined,
  validFrom: undefined,
  validTo: undefined,
  areaType: "rural",
  scoreAreaGroup: undefined,
  assumptions: [],
});

test("a population that lost its last zeros gets them back, one that did not is left alone", () => {
  assert.equal(mendedPopulation(area(4238, "implausible")), 42_380);
  assert.equal(mendedPopulation(area(91, "implausible")), 9100);
  assert.equal(mendedPopulation(area(4336)), 4336);
  assert.throws(() => mendedPopulation(area(undefined)), /is not known/);
});

test("shares sum to the total, none is zero, and more weight never gets less", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 96 }),
      fc.nat(100_000),
      (weights, extra) => {
        const total = weights.length + extra;
        const shares = shareOut(total, weights);
        assert.equal(
          shares.reduce((sum, share) => sum + share, 0),
          total,
        );
        assert.ok(shares.every((share) => share >= 1));
        const ordered = weights
          .map((weight, position) => [weight, shares[position] ?? 0] as const)
          .toSorted(([a], [b]) => a - b);
        for (const [position, [weight, share]] of ordered.entries()) {
          const [lighter, less] = ordered[position - 1] ?? [0, 0];
          if (lighter < weight) assert.ok(less <= share + 1);
        }
      },
    ),
  );
});
