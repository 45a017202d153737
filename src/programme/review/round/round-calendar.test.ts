import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { addDays, localDate } from "#kernel/local-date.ts";
import { packCalendar } from "#server/review/round/calendar.ts";
import { country } from "#server/platform/country.ts";
import { statutoryHolidays } from "#server/review/round/statutory-holidays.ts";
import { surveyEndsOn } from "./forecast.ts";
import { roundCalendar } from "./round-calendar.ts";
import { dueTimes, whenDue } from "./when-due.ts";
import { isWorkingDay, lastWorkingDay } from "./working-days.ts";

const statute = country().statutoryHolidays ?? assert.fail("no statute");
const calendar = await packCalendar();
const procedure = { postingWorkingDays: 3, recheckWorkingDays: 3 };

describe("the last days of a round", () => {
  test("of the annual round of 2026: reckoned back from Monday, 14 December", () => {
    assert.deepEqual(roundCalendar(localDate("2026-12-14"), procedure, calendar), {
      survey: "2026-11-25",
      score: "2026-11-26",
      meet: "2026-11-27",
      post: "2026-11-30",
      decide: "2026-12-14",
    });
  });
  test("leave time for one objection on the last day of the posting, whatever day the round closes", () => {
    for (let day = localDate("2026-01-20"); day < "2026-12-31"; day = addDays(day, 1)) {
      const { survey, score, meet, post, decide } = roundCalendar(day, procedure, calendar);
      assert.ok(decide <= day && [survey, score, meet, post, decide].every((one) => isWorkingDay(calendar, one)));
      assert.ok(survey < score && score < meet && meet < post && post < decide);
      const postedTo = lastWorkingDay(calendar, post, 3);
      const rechecked = lastWorkingDay(calendar, postedTo, 3);
      assert.ok(lastWorkingDay(calendar, rechecked, 3) < decide, day);
    }
  });
});

describe("the survey goes on at its pace", () => {
  const today = localDate("2026-11-13");
  const ends = (remaining: number, surveyedLately: number) =>
    surveyEndsOn({ remaining, surveyedLately }, today, calendar);
  test("ten working days for what is left, when half was done in two weeks", () => {
    assert.equal(ends(100, 100), "2026-11-27");
  });
  test("nothing left has no end, and no pace has none to tell", () => {
    assert.equal(ends(0, 10), undefined);
    assert.equal(ends(10, 0), null);
  });
});

test("what is due is late, today, within a week, or later", () => {
  const today = localDate("2026-11-13");
  const when = (day: string | null) => whenDue(day === null ? null : localDate(day), today);
  assert.deepEqual(["2026-11-12", "2026-11-13", "2026-11-20", "2026-11-21", null].map(when), [...dueTimes]);
});

describe("a year for which nothing was announced", () => {
  test("is reckoned from the statute: 2027", () => {
    assert.deepEqual([...statutoryHolidays(statute, 2027)].toSorted(), [
      "2027-01-01",
      "2027-02-05",
      "2027-02-08",
      "2027-02-09",
      "2027-02-10",
      "2027-02-11",
      "2027-04-16",
      "2027-04-30",
      "2027-05-03",
      "2027-09-01",
      "2027-09-02",
    ]);
  });
  test("agrees with what was announced for 2025 and 2026, but for the days that the government chose", () => {
    const differing = (year: number) => {
      const reckoned = statutoryHolidays(statute, year);
      const announced = [...calendar.holidays].filter((day) => day.startsWith(String(year)));
      const only = [...reckoned].filter((day) => !announced.includes(day));
      return [...only, ...announced.filter((day) => ![...reckoned].some((one) => one === day))].toSorted();
    };
    assert.deepEqual(differing(2025), ["2025-01-27", "2025-02-03", "2025-05-02"]);
    assert.deepEqual(differing(2026), ["2026-01-02", "2026-08-31"]);
  });
});
