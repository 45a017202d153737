import assert from "node:assert/strict";
import { test } from "node:test";
import { idOf } from "#kernel/id.ts";
import { nextHousehold } from "./next-household.ts";

type Row = Parameters<typeof nextHousehold>[0][number];
const idAt = (at: number) => idOf("household", `0192f5a0-0000-7000-8000-00000000000${at}`);
const row = (at: number, more: Partial<Row> = {}): Row => ({
  householdId: idAt(at),
  headName: String(at),
  state: "listed",
  isMine: false,
  reviewerName: null,
  ...more,
});
const found = (rows: readonly Row[], at: number) => {
  const answer = nextHousehold(rows, idAt(at));
  return answer === undefined ? undefined : [answer.left, answer.next.headName];
};

test("the next household is the next one on the way that waits, and who was passed by comes at the end", () => {
  const rows = [row(1), row(2, { state: "surveyed" }), row(3, { state: "decided" }), row(4, { state: "screened" })];
  assert.deepEqual(found(rows, 2), [2, "4"]);
  assert.deepEqual(found(rows, 4), [1, "1"]);
});

test("one's own come first, and what somebody else was given is left to them", () => {
  const mine = { isMine: true, reviewerName: "Tôi" };
  assert.deepEqual(found([row(1), row(2), row(3, mine)], 1), [1, "3"]);
  assert.equal(found([row(1), row(2, { reviewerName: "Người khác" })], 1), undefined);
});
