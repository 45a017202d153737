import assert from "node:assert/strict";
import { test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { carryAnswers, submitAnswers } from "./answers.ts";

const refusalOf = (result: Result<unknown, Refusal>) => (result.ok ? undefined : result.failure.code);

test("who asked to come on the list is screened before form B, and only once", () => {
  const waiting = { screeningPassed: null };
  assert.equal(refusalOf(submitAnswers({ state: "listed" }, waiting)), "review.screen_first");
  assert.equal(refusalOf(submitAnswers({ state: "listed" }, { screeningPassed: true })), undefined);
  assert.equal(refusalOf(submitAnswers({ state: "listed" }, undefined)), undefined);
  assert.equal(refusalOf(submitAnswers({ state: "surveyed" }, waiting)), undefined);
});

test("answers serve another round of the same season, and no round itself", () => {
  const round = (roundId: string, referenceDate: string) => ({ roundId, referenceDate: localDate(referenceDate) });
  const autumn = round("autumn", "2026-09-01");
  assert.equal(refusalOf(carryAnswers(autumn, round("other", "2026-10-01"))), undefined);
  assert.equal(refusalOf(carryAnswers(autumn, round("other", "2027-03-20"))), undefined, "200 days");
  assert.equal(refusalOf(carryAnswers(autumn, round("other", "2027-03-21"))), "review.round_too_far");
  assert.equal(refusalOf(carryAnswers(round("other", "2027-03-21"), autumn)), "review.round_too_far");
  assert.equal(refusalOf(carryAnswers(autumn, autumn)), "review.round_too_far");
});
