import { testClasses } from "#programme/review/standard/test-classes.ts";
import assert from "node:assert/strict";
import { test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import type { Result } from "#kernel/result.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { decideList, requireInForce } from "./decide-list.ts";
import { stateAfterWithdrawal, withdrawStatus } from "./withdraw-status.ts";

const refusalOf = (result: Result<unknown, Refusal>) => (result.ok ? undefined : result.failure.code);
const annual = { kind: "annual", asksAbove: false, isOpening: false, classes: testClasses } as const;
const poor = {
  class: "poor",
  previousClass: null,
  previousOfStandard: null,
  listedBefore: false,
  lowIncomeWorkers: null,
  lastStatusOn: null,
  restsOnRefuted: false,
} as const;
const day = localDate("2025-10-20");

test("a list says of each household that is ripe what it comes to", () => {
  const escaped = { ...poor, class: "non_poor", previousOfStandard: "poor" };
  const list = decideList(annual, [poor, escaped], day);
  assert.ok(list.ok);
  assert.deepEqual(
    list.value.list.map(({ outcome, listFlag }) => [outcome, listFlag]),
    [
      ["recognised", "new"],
      ["escaped", null],
    ],
  );
});

test("on the opening list of a standard nobody is new, fell back or escaped, whatever the standard before said", () => {
  const before = { ...poor, previousOfStandard: "poor", listedBefore: true };
  const list = decideList({ ...annual, isOpening: true }, [poor, before, { ...before, class: "non_poor" }], day);
  assert.ok(list.ok);
  assert.deepEqual(
    list.value.list.map(({ outcome, listFlag }) => [outcome, listFlag]),
    [
      ["recognised", "opening"],
      ["recognised", "opening"],
      ["refused", null],
    ],
  );
});

test("a list counts within the days of its standard", () => {
  const standard = { validFrom: localDate("2027-01-01"), validTo: localDate("2030-12-31") };
  const on = (effectiveOn: string) => refusalOf(requireInForce(standard, localDate(effectiveOn)));
  assert.deepEqual(
    [on("2026-12-31"), on("2027-01-01"), on("2030-12-31"), on("2031-01-01")],
    ["review.list_outside_standard", undefined, undefined, "review.list_outside_standard"],
  );
  assert.equal(refusalOf(requireInForce({ ...standard, validTo: null }, localDate("2040-01-01"))), undefined);
});

test("a check by income leaves out who is on a list since, and decides nothing where that is all", () => {
  const check = { ...annual, kind: "average_living" } as const;
  const listed = { ...poor, class: "non_poor", previousClass: "poor" };
  const above = { ...poor, class: "non_poor" };
  const list = decideList(check, [listed, above], day);
  assert.ok(list.ok);
  assert.deepEqual([list.value.list.map(({ review }) => review), list.value.leftOut], [[above], [listed]]);
  assert.equal(refusalOf(decideList(check, [listed], day)), "review.check_of_listed");
  const other = decideList(annual, [listed], day);
  assert.ok(other.ok);
  assert.equal(other.value.leftOut.length, 0, "a review for the lists decides about who is on one");
});

test("a result that rests on refuted answers waits, and alone is no list", () => {
  const refuted = { ...poor, restsOnRefuted: true };
  const list = decideList(annual, [poor, refuted], day);
  assert.ok(list.ok);
  assert.deepEqual([list.value.list.map(({ review }) => review), list.value.held], [[poor], [refuted]]);
  assert.equal(refusalOf(decideList(annual, [refuted], day)), "review.rests_on_refuted_answers");
});

test("an empty list is not decided; where the level above is asked, that is what is missing", () => {
  assert.equal(refusalOf(decideList(annual, [], day)), "review.nothing_ready_to_decide");
  assert.equal(refusalOf(decideList({ ...annual, asksAbove: true }, [], day)), "review.opinion_first");
});

test("a household has one status a day, and a list does not go before one that is there", () => {
  const decided = (last: string) => refusalOf(decideList(annual, [{ ...poor, lastStatusOn: localDate(last) }], day));
  assert.deepEqual(
    [decided("2025-10-19"), decided("2025-10-20"), decided("2025-10-21")],
    [undefined, "review.status_of_that_day", "review.status_of_that_day"],
  );
});

test("only what was said last is withdrawn, and once", () => {
  const status = { state: "decided", isLatest: true, outcome: "recognised" } as const;
  assert.deepEqual(stateAfterWithdrawal(status, "reopen"), { ok: true, value: "surveyed" });
  assert.deepEqual(stateAfterWithdrawal(status, "supersede"), { ok: true, value: "superseded" });
  assert.equal(refusalOf(stateAfterWithdrawal({ ...status, isLatest: false }, "reopen")), "review.status_not_latest");
  const again = { ...status, outcome: "withdrawn" };
  assert.equal(refusalOf(stateAfterWithdrawal(again, "supersede")), "review.status_not_latest");
});

test("a withdrawal counts after what it withdraws, and reopens nothing in a closed round", () => {
  const status = {
    holdsFrom: day,
    previousClass: null,
    classOfAllOthers: "non_poor",
    roundClosedOn: null,
    replacedOn: null,
  };
  const withdrawal = { effectiveOn: localDate("2025-10-21"), reviewAgain: true };
  const today = localDate("2025-10-22");
  assert.deepEqual(withdrawStatus(status, withdrawal), { ok: true, value: "non_poor" });
  const near = withdrawStatus({ ...status, previousClass: "near_poor" }, withdrawal);
  assert.deepEqual(near, { ok: true, value: "near_poor" });
  const sameDay = { ...withdrawal, effectiveOn: day };
  assert.equal(refusalOf(withdrawStatus(status, sameDay)), "review.withdrawn_before_effect");
  const replaced = { ...status, replacedOn: withdrawal.effectiveOn };
  assert.equal(refusalOf(withdrawStatus(replaced, withdrawal)), "review.withdrawn_after_replaced");
  assert.equal(refusalOf(withdrawStatus({ ...status, replacedOn: today }, withdrawal)), undefined);
  const closed = { ...status, roundClosedOn: today };
  assert.equal(refusalOf(withdrawStatus(closed, withdrawal)), "review.round_closed");
  assert.equal(refusalOf(withdrawStatus(closed, { ...withdrawal, reviewAgain: false })), undefined);
});
