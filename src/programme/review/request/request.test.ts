import assert from "node:assert/strict";
import { test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import type { Refusal } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { receiveRequest, requestState, withdrawRequest } from "./request.ts";

const refusalOf = (result: Result<undefined, Refusal>) => (result.ok ? undefined : result.failure);

const recognition = { asks: "recognition" } as const;
const escape = { asks: "escape" } as const;
const now = { class: null, isClosed: false };

test("anybody may ask to be recognised; to be taken off asks only who is on a list", () => {
  assert.equal(refusalOf(receiveRequest(recognition, now)), undefined);
  assert.equal(refusalOf(receiveRequest(recognition, { ...now, class: "near_poor" })), undefined);
  assert.equal(refusalOf(receiveRequest(escape, { ...now, class: "near_poor" })), undefined);
  assert.equal(refusalOf(receiveRequest(escape, { ...now, class: "non_poor" }))?.code, "review.request_not_listed");
  assert.equal(refusalOf(receiveRequest(escape, now))?.code, "review.request_not_listed");
});

test("who is on a list asks for no check of its income: that is of households beside the lists", () => {
  for (const asks of ["average", "low_income"] as const) {
    assert.equal(refusalOf(receiveRequest({ asks }, { ...now, class: "poor" }))?.code, "review.request_listed");
    assert.equal(refusalOf(receiveRequest({ asks }, { ...now, class: "average" })), undefined);
  }
});

test("a household that ended asks nothing", () => {
  assert.equal(
    refusalOf(receiveRequest(recognition, { ...now, isClosed: true }))?.code,
    "review.request_household_closed",
  );
});

test("a household asks once at a time", () => {
  assert.equal(refusalOf(receiveRequest(recognition, { ...now, hasOpen: true }))?.code, "review.request_open");
});

test("a request is withdrawn as long as no round has taken it up", () => {
  const request = { roundId: null, screeningPassed: null, withdrawnOn: null };
  assert.deepEqual(withdrawRequest(request), { ok: true, value: "withdrawn" });
  const late = withdrawRequest({ ...request, roundId: "r" });
  assert.deepEqual(late.ok ? undefined : late.failure.facts, { state: "taken_up" });
});

test("a request is open, taken up, screened in or out, or withdrawn", () => {
  const request = { roundId: null, screeningPassed: null, withdrawnOn: null };
  assert.equal(requestState(request), "open");
  assert.equal(requestState({ ...request, roundId: "r" }), "taken_up");
  assert.equal(requestState({ ...request, roundId: "r", screeningPassed: true }), "screened_in");
  assert.equal(requestState({ ...request, roundId: "r", screeningPassed: false }), "screened_out");
  assert.equal(requestState({ ...request, withdrawnOn: localDate("2026-10-05") }), "withdrawn");
});
