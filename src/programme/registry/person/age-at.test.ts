import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, localDate, partsOf } from "#kernel/local-date.ts";
import { ageAt } from "./age-at.ts";
import type { BirthPrecision } from "./person.ts";

const age = (born: string, precision: BirthPrecision, on: string) =>
  ageAt({ date: localDate(born), precision }, localDate(on));
const exactly = (years: number) => ({ years, approximate: false });
const about = (years: number) => ({ years, approximate: true });

test("the birthday itself completes the year", () => {
  assert.deepEqual(age("2010-11-23", "day", "2026-11-22"), exactly(15));
  assert.deepEqual(age("2010-11-23", "day", "2026-11-23"), exactly(16));
});

test("who was born on 29 February completes a common year on 1 March and a leap year on the day", () => {
  assert.deepEqual(age("2020-02-29", "day", "2026-02-28"), exactly(5));
  assert.deepEqual(age("2020-02-29", "day", "2026-03-01"), exactly(6));
  assert.deepEqual(age("2020-02-29", "day", "2028-02-29"), exactly(8));
});

test("on the day of birth a child is zero years old, the day before it has no age", () => {
  assert.deepEqual(age("2026-05-05", "day", "2026-05-05"), exactly(0));
  assert.equal(age("2026-05-05", "day", "2026-05-04"), undefined);
});

test("a birth known by its year is the year difference during the autumn review, and approximate", () => {
  for (const day of ["2026-09-01", "2026-12-14"]) assert.deepEqual(age("2010-01-01", "year", day), about(16));
});

test("a birth known by its year turns in the middle of the year", () => {
  assert.deepEqual(age("2010-01-01", "year", "2026-06-30"), about(15));
  assert.deepEqual(age("2010-01-01", "year", "2026-07-01"), about(16));
});

test("on 31 December the year alone decides, so nothing is approximate", () => {
  assert.deepEqual(age("2010-01-01", "year", "2026-12-31"), exactly(16));
});

test("a birth known by its month is approximate inside that month only", () => {
  assert.deepEqual(age("2010-11-01", "month", "2026-10-31"), exactly(15));
  assert.deepEqual(age("2010-11-01", "month", "2026-11-14"), about(15));
  assert.deepEqual(age("2010-11-01", "month", "2026-11-15"), about(16));
  assert.deepEqual(age("2010-11-01", "month", "2026-11-30"), exactly(16));
});

test("a birth in the year or month of the question is zero, even before the middle", () => {
  assert.deepEqual(age("2026-01-01", "year", "2026-03-01"), about(0));
  assert.equal(age("2027-01-01", "year", "2026-12-31"), undefined);
});

test("age never falls as days pass and rises by at most one a day", () => {
  const births = fc.record({
    offset: fc.integer({ min: 0, max: 40_000 }),
    precision: fc.constantFrom<BirthPrecision>("day", "month", "year"),
  });
  fc.assert(
    fc.property(births, fc.integer({ min: 366, max: 40_000 }), ({ offset, precision }, days) => {
      const date = addDays(localDate("1900-01-01"), offset);
      const day = addDays(date, days);
      const today = ageAt({ date, precision }, day)?.years ?? -1;
      const tomorrow = ageAt({ date, precision }, addDays(day, 1))?.years ?? -1;
      assert.ok(tomorrow - today === 0 || tomorrow - today === 1);
      assert.ok(Math.abs(today - (partsOf(day).year - partsOf(date).year)) <= 1);
    }),
  );
});
