import assert from "node:assert/strict";
import { test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import type { StandardPack } from "#programme/review/standard/standard-pack.ts";
import { enteredLater } from "./entered-later.ts";

const procedure = (days?: number): StandardPack["procedure"] => ({
  meetingQuorumPercent: 50,
  postingWorkingDays: 3,
  recheckWorkingDays: 3,
  regularReviewDays: 15,
  districtStep: false,
  source: "test",
  ...(days === undefined ? {} : { enteredLaterAfterDays: days }),
});
const day = localDate("2026-06-18");
const entered = (on: string, days?: number) => enteredLater({ day, enteredOn: localDate(on) }, procedure(days));

test("an entry within the days of the procedure is not marked, one after them is", () => {
  assert.equal(entered("2026-06-21", 3), null);
  assert.equal(entered("2026-06-22", 3), "2026-06-22");
});

test("where the procedure says nothing, every later day is marked", () => {
  assert.equal(entered("2026-06-18"), null);
  assert.equal(entered("2026-06-19"), "2026-06-19");
  assert.equal(enteredLater({ day, enteredOn: localDate("2026-06-19") }, undefined), "2026-06-19");
});

test("of an act from before days of entry were kept nothing is said", () => {
  assert.equal(enteredLater({ day, enteredOn: null }, procedure(0)), null);
});
