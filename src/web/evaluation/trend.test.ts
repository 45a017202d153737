import assert from "node:assert/strict";
import { test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { suppressed } from "#kernel/suppression/shown-count.ts";
import { stretchesOf, yearsOf } from "./trend.ts";

const year = (of: number, standardId: string, poor: number | typeof suppressed) => ({
  year: of,
  standardId,
  total: { poor, poorRate: null, nearPoorRate: null, M0: null },
});

test("years by another standard are not linked, and a figure that is withheld breaks the line", () => {
  const years = [
    year(2022, "old", 9),
    year(2023, "old", 8),
    year(2024, "old", suppressed),
    year(2025, "old", 6),
    year(2026, "new", 7),
  ];
  assert.deepEqual(
    stretchesOf(years, ({ poor }) => poor).map((points) => points.map(({ x }) => x)),
    [[2022, 2023], [2025], [2026]],
  );
  assert.deepEqual(
    stretchesOf(years, ({ poorRate }) => poorRate),
    [],
  );
});
test("a year is asked for on its last day, the running one today", () => {
  assert.deepEqual(yearsOf(localDate("2026-11-27")).slice(-2), ["2025-12-31", "2026-11-27"]);
});
