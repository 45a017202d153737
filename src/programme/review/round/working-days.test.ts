import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { addDays, isoWeekday, localDate } from "#kernel/local-date.ts";
import { packCalendar } from "#server/review/round/calendar.ts";
import { endOfPeriod, isWorkingDay, lastWorkingDay } from "./working-days.ts";

const calendar = await packCalendar();
const last = (from: string, days = 3, firstDayCounts = false) =>
  lastWorkingDay(calendar, localDate(from), days, { firstDayCounts });

describe("three working days of posting end", () => {
  for (const [from, to, why] of [
    ["2026-10-05", "2026-10-08", "a Monday begins an ordinary week: the first day is not counted"],
    ["2026-10-08", "2026-10-13", "a Thursday: Saturday and Sunday do not count"],
    ["2026-10-10", "2026-10-14", "a Saturday counts from Monday on"],
    ["2026-02-13", "2026-02-25", "Friday before Tết: 14 to 22 February do not count"],
    ["2025-01-23", "2025-02-04", "Thursday before Tết: 25 January to 2 February do not count"],
    ["2026-04-29", "2026-05-06", "the Wednesday before 30 April and 1 May"],
    ["2025-04-03", "2025-04-09", "the Thursday before the day of the Hùng Kings, 7 April 2025"],
    ["2025-12-31", "2026-01-07", "1 January 2026, and 2 January, which was worked on the 10th"],
    ["2025-04-25", "2025-04-29", "the Saturday that was worked for 2 May 2025 counts"],
    ["2024-05-03", "2024-05-07", "the Saturday that was worked for 29 April 2024 counts"],
  ] as const) {
    test(`posted ${from}, to the end of ${to} (${why})`, () => assert.equal(last(from), to));
  }
  test("one day earlier where a procedure counts the first day", () => {
    assert.deepEqual([last("2026-10-05", 1, true), last("2026-10-05", 3, true)], ["2026-10-05", "2026-10-07"]);
  });
  test("unknown in a year whose holidays are not known", () => {
    const end = (from: string) => endOfPeriod(calendar, localDate(from), 3, undefined);
    const facts = (from: string) => {
      const result = end(from);
      return result.ok ? result.value : result.failure.facts;
    };
    assert.deepEqual(facts("2021-12-30"), { year: "2021" });
    assert.deepEqual(facts("2036-12-30"), { year: "2037" });
    assert.equal(facts("2035-12-03"), "2035-12-06");
    assert.equal(facts("2022-01-03"), "2022-01-06");
  });
});

describe("the calendar of Việt Nam", () => {
  for (const day of ["2025-09-02", "2026-09-02", "2025-04-30", "2026-05-01", "2026-01-01", "2026-02-17"]) {
    test(`${day} is a holiday`, () => assert.equal(isWorkingDay(calendar, localDate(day)), false));
  }
  test("every holiday falls on a day that would be worked, and every worked weekend on a weekend", () => {
    for (const day of calendar.holidays) assert.ok(isoWeekday(localDate(day)) <= 5, day);
    for (const day of calendar.workedWeekends) assert.ok(isoWeekday(localDate(day)) >= 6, day);
  });
});

test("after the first day, to the last one, lie exactly as many working days as asked", () => {
  const first = localDate("2025-01-01");
  fc.assert(
    fc.property(fc.nat(700), fc.integer({ min: 1, max: 15 }), (after, days) => {
      const from = addDays(first, after);
      const to = lastWorkingDay(calendar, from, days);
      let counted = 0;
      for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(calendar, day)) counted += 1;
      assert.equal(counted, days);
      assert.ok(isWorkingDay(calendar, to));
    }),
  );
});
