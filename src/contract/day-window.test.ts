import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { daysAt, groundsAskedFor, refuseDays, upToToday, yearsAhead } from "./day-window.ts";
import type { DayGround, DayWindows } from "./day-window.ts";

const today = localDate("2026-11-20");
const refused = (windows: DayWindows, body: unknown, grounds: Partial<Record<DayGround, string | null>> = {}) => {
  const known = Object.entries(grounds).map(
    ([ground, day]) => [ground as DayGround, day === null ? null : localDate(day)] as const,
  );
  const refusal = refuseDays(windows, body, { today, grounds: new Map(known) });
  return refusal && [refusal.code, refusal.facts["field"]];
};

describe("the window of a day", () => {
  test("what has happened is of today or before", () => {
    assert.equal(refused({ on: upToToday }, { on: "2026-11-20" }), undefined);
    assert.deepEqual(refused({ on: upToToday }, { on: "2026-11-21" }), ["day.after_today", "on"]);
  });
  test("what is planned has a bound", () => {
    assert.equal(refused({ on: yearsAhead(1) }, { on: "2027-11-20" }), undefined);
    assert.deepEqual(refused({ on: yearsAhead(1) }, { on: "2028-01-01" }), ["day.too_far_ahead", "on"]);
  });
  test("no day comes before what it rests on, and where nothing is recorded yet none is too early", () => {
    const windows: DayWindows = { fromDate: { notBefore: ["meeting", "recheck"], notAfter: "today" } };
    const posted = (fromDate: string, meeting: string | null, recheck: string | null = null) =>
      refused(windows, { fromDate }, { meeting, recheck });
    assert.equal(posted("2026-11-10", "2026-11-10"), undefined);
    assert.deepEqual(posted("2026-11-09", "2026-11-10"), ["day.before_what_it_rests_on", "fromDate"]);
    assert.deepEqual(posted("2026-11-10", "2026-11-10", "2026-11-12"), ["day.before_what_it_rests_on", "fromDate"]);
    assert.equal(posted("1990-01-01", null), undefined);
    assert.deepEqual(groundsAskedFor(windows), ["meeting", "recheck"]);
  });
  test("nor before another day of the same body, of which there may be many", () => {
    const windows: DayWindows = {
      registeredOn: { notBefore: [{ field: "members[].birthDate", is: "birth" }], notAfter: "today" },
    };
    const members = [{ birthDate: "1980-01-01" }, { birthDate: "2026-09-02" }];
    assert.equal(refused(windows, { registeredOn: "2026-09-02", members }), undefined);
    assert.deepEqual(refused(windows, { registeredOn: "2026-09-01", members }), [
      "day.before_what_it_rests_on",
      "registeredOn",
    ]);
  });
  test("a day in a list is refused under its own field", () => {
    const windows: DayWindows = { "members[].birthDate": upToToday };
    const members = [{ birthDate: "1980-01-01" }, { birthDate: "2027-01-01" }, {}];
    assert.deepEqual(refused(windows, { members }), ["day.after_today", "members.1.birthDate"]);
    assert.deepEqual(daysAt({ posts: [{ validTo: null }] }, "posts[].validTo"), []);
  });
});
