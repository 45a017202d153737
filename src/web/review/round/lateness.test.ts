import assert from "node:assert/strict";
import { test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { lateness } from "./lateness.ts";

const calendar = {
  survey: localDate("2026-11-26"),
  score: localDate("2026-11-27"),
  meet: localDate("2026-11-30"),
  post: localDate("2026-12-01"),
  decide: localDate("2026-12-14"),
};
const row = (states: Record<string, number>, surveyEndsOn: string | null = null) => ({
  areaId: "v",
  areaName: "Làng Teng",
  households: 10,
  states,
  openObjections: 0,
  flags: {},
  flagged: 0,
  metOn: null,
  postedUntil: null,
  latePosting: null,
  surveyEndsOn: surveyEndsOn === null ? null : localDate(surveyEndsOn),
});
const at = (day: string, states: Record<string, number>, endsOn: string | null = null) =>
  lateness(row(states, endsOn), calendar, localDate(day));

test("a village is late when the last day of its next step has gone by", () => {
  assert.equal(at("2026-11-26", { listed: 3 }), undefined);
  assert.deepEqual(at("2026-11-27", { listed: 3, met: 7 }), {
    kind: "past",
    step: "survey",
    day: "2026-11-27",
    limit: "2026-11-26",
  });
  assert.equal(at("2026-12-01", { scored: 3 })?.step, "meet");
  assert.equal(at("2026-12-20", { decided: 10 }), undefined);
});

test("a survey whose pace ends after its last day is reported before it is late", () => {
  assert.deepEqual(at("2026-11-13", { listed: 3 }, "2026-12-04"), {
    kind: "forecast",
    step: "survey",
    day: "2026-12-04",
    limit: "2026-11-26",
  });
  assert.equal(at("2026-11-13", { listed: 3 }, "2026-11-26"), undefined);
  assert.equal(at("2026-11-13", { met: 3 }), undefined);
});
