import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { localDate } from "#kernel/local-date.ts";
import { changeBetween, yearsBetween } from "./change.ts";

test("from 0.2 to 0.128 in two years: less by 0.072 or 36 per cent, each year by 0.036 or a fifth", () => {
  const { absolute, absoluteYearly, relative, relativeYearly } = changeBetween(0.2, 0.128, 2);
  const near = (found: number | null, expected: number) => assert.ok(Math.abs((found ?? NaN) - expected) < 1e-12);
  near(absolute, -0.072);
  near(absoluteYearly, -0.036);
  near(relative, -36);
  near(relativeYearly, -20);
});

test("the yearly growth leads from one to the other in as many years", () => {
  const level = fc.double({ min: 0.01, max: 1, noNaN: true });
  fc.assert(
    fc.property(level, level, fc.integer({ min: 1, max: 10 }), (before, after, years) => {
      const { relativeYearly } = changeBetween(before, after, years);
      assert.ok(Math.abs(before * (1 + (relativeYearly ?? NaN) / 100) ** years - after) < 1e-9);
    }),
  );
});

test("of nothing there is no relative change, and of what is not known none at all", () => {
  assert.deepEqual(changeBetween(0, 0.1, 1), {
    absolute: 0.1,
    absoluteYearly: 0.1,
    relative: null,
    relativeYearly: null,
  });
  assert.equal(changeBetween(null, 0.1, 1).absolute, null);
  assert.equal(changeBetween(0.1, 0.1, 0).absoluteYearly, null);
});

test("years are whole between the ends of two years, and parts of the mean year otherwise", () => {
  assert.equal(yearsBetween(localDate("2022-12-31"), localDate("2025-12-31")), 3);
  assert.equal(yearsBetween(localDate("2025-12-31"), localDate("2026-03-02")), 61 / 365.2425);
});
