import assert from "node:assert/strict";
import { test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import type { PackHazard } from "#programme/planning/framework/products.ts";
import { hazardsAt, monthsBetween, warningsOf } from "./hazards.ts";

const flood: PackHazard = {
  code: "flood",
  name: { vi: "Lũ", en: "Floods", id: "Banjir" },
  months: [10, 11],
  areas: { "51": 3, "21484": 1 },
  warnFrom: 2,
  harms: ["rice"],
  alternatives: ["cassava"],
  basis: "configuration",
  source: "x",
};

test("the nearest area with a level counts, and a place without one has no warning", () => {
  assert.deepEqual(
    [["21490", "51"], ["21484", "51"], ["01"]].map((areas) => hazardsAt([flood], areas).map(({ level }) => level)),
    [[3], [], []],
  );
});
test("a product is warned of in the months in which it grows, across the turn of the year too", () => {
  const here = hazardsAt([flood], ["51"]);
  const warned = (product: string, from: string, to: string) =>
    warningsOf(here, { product, from: localDate(from), to: localDate(to) }).map(({ months }) => months);
  assert.deepEqual(warned("rice", "2026-11-20", "2027-03-01"), [[11]]);
  assert.deepEqual(warned("rice", "2026-01-20", "2026-09-30"), []);
  assert.deepEqual(warned("cassava", "2026-10-01", "2026-11-30"), []);
  assert.deepEqual(monthsBetween(localDate("2026-12-31"), localDate("2027-01-01")), [12, 1]);
  assert.equal(monthsBetween(localDate("2026-01-01"), localDate("2029-01-01")).length, 12);
});
