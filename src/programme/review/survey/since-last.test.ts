import assert from "node:assert/strict";
import { test } from "node:test";
import { sinceLast } from "./since-last.ts";

const before = {
  standardId: "a",
  class: "poor",
  deprivations: ["housingQuality", "toilet", "water"],
  indicators: ["housingQuality", "toilet", "water", "telecom"],
  answers: { roofDurable: false, toilet: "none", floorArea: 4000 },
};

test("what is gone, what is new, what stayed, and which answers differ", () => {
  const now = {
    ...before,
    deprivations: ["toilet", "telecom"],
    answers: { roofDurable: true, toilet: "none", floorArea: 4000, usesInternet: false },
  };
  assert.deepEqual(sinceLast(before, now), {
    sameStandard: true,
    gone: ["housingQuality", "water"],
    added: ["telecom"],
    stayed: ["toilet"],
    changedFields: ["roofDurable"],
  });
});

test("an indicator that the other standard has not neither comes nor goes", () => {
  const now = { ...before, standardId: "b", indicators: ["toilet", "savings"], deprivations: ["savings"] };
  const reported = sinceLast(before, now);
  assert.deepEqual([reported.sameStandard, reported.gone, reported.added], [false, ["toilet"], []]);
});
