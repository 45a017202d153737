import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { dong } from "#kernel/money.ts";
import { kilometresBetween } from "#programme/area/kilometres-between.ts";
import { solveModel } from "#server/planning/optimiser/solve-model.ts";
import { modelOf, pairsOf, proposalsOf } from "./match-offers.ts";
import type { Offer, Wanted } from "./match-offers.ts";

const offer = (cycleId: string, open: number, more: Partial<Offer> = {}): Offer => ({
  cycleId,
  communeId: "here",
  product: "chili",
  open,
  harvestFrom: localDate("2026-05-01"),
  harvestTo: localDate("2026-05-31"),
  ...more,
});
const wanted = (demandId: string, left: number, more: Partial<Wanted> = {}): Wanted => ({
  demandId,
  locatedIn: "near",
  product: "chili",
  left,
  wantedFrom: localDate("2026-05-20"),
  wantedTo: localDate("2026-06-30"),
  priceFrom: dong(10_000),
  priceTo: dong(20_000),
  ...more,
});
const distance = (_from: string, to: string) => (to === "near" ? 10 : to === "far" ? 100 : null);

async function propose(offers: readonly Offer[], demands: readonly Wanted[]) {
  const pairs = pairsOf(offers, demands, distance);
  const solved = await solveModel(modelOf(pairs), { timeLimit: 10, nodeLimit: 1 });
  assert.ok(solved.status === "optimal");
  return proposalsOf(pairs, solved.columns).map(({ offer: one, wanted: other, quantity }) => [
    one.cycleId,
    other.demandId,
    quantity,
  ]);
}

describe("produce and demand", () => {
  test("fit by product and by days, and know how far they are where that is known", () => {
    const pairs = pairsOf(
      [offer("a", 5), offer("late", 5, { harvestFrom: localDate("2026-07-01"), harvestTo: localDate("2026-07-31") })],
      [wanted("x", 5), wanted("rice", 5, { product: "rice" }), wanted("somewhere", 5, { locatedIn: null })],
      distance,
    );
    assert.deepEqual(
      pairs.map(({ offer: one, wanted: other, from, to, km }) => [one.cycleId, other.demandId, from, to, km]),
      [
        ["a", "x", "2026-05-20", "2026-05-31", 10],
        ["a", "somewhere", "2026-05-20", "2026-05-31", null],
      ],
    );
  });
  test("are matched so that as much as possible is sold, although a better price is left", async () => {
    const early = { wantedFrom: localDate("2026-05-01"), wantedTo: localDate("2026-05-02") };
    const sold = await propose(
      [
        offer("may", 10),
        offer("june", 10, { harvestFrom: localDate("2026-06-01"), harvestTo: localDate("2026-06-30") }),
      ],
      [wanted("dear", 10, { priceTo: dong(40_000) }), wanted("cheap", 10, early)],
    );
    assert.deepEqual(sold.toSorted(), [
      ["june", "dear", 10],
      ["may", "cheap", 10],
    ]);
  });
  test("of two buyers the one that pays more, of equal ones the nearer one, and no more than each wants", async () => {
    const dear = wanted("dear", 4.5, { priceTo: dong(30_000) });
    assert.deepEqual(
      await propose([offer("a", 10)], [wanted("far", 9, { locatedIn: "far" }), wanted("near", 3), dear]),
      [
        ["a", "dear", 4.5],
        ["a", "near", 3],
        ["a", "far", 2.5],
      ],
    );
  });
});

test("two places are as far from each other as the great circle: Hanoi to Ho Chi Minh City", () => {
  assert.equal(kilometresBetween({ lon: 105.8342, lat: 21.0278 }, { lon: 106.6297, lat: 10.8231 }), 1138);
});
