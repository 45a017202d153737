import assert from "node:assert/strict";
import { test } from "node:test";
import { doubtOf, doubtOfIncome } from "./answer-doubts.ts";

const area = { decimals: 2, usual: { from: 6, to: 400 }, usualAges: null };
const attends = { decimals: 0, usual: null, usualAges: { primary: { from: 5, to: 14 } } };

test("a house of 4,550 square metres is asked about again, one of 45,50 is not, and one without an answer neither", () => {
  assert.equal(doubtOf(area, 4550), undefined);
  assert.deepEqual(doubtOf(area, 455_000), { kind: "range", usual: { from: 6, to: 400 } });
  assert.equal(doubtOf(area, null), undefined);
});

test("somebody of forty in primary school is asked about again; whose age is not known is not", () => {
  assert.deepEqual(doubtOf(attends, "primary", 40), { kind: "age", usual: { from: 5, to: 14 }, age: 40 });
  assert.equal(doubtOf(attends, "primary", 8), undefined);
  assert.equal(doubtOf(attends, "primary", null), undefined);
  assert.equal(doubtOf(attends, "higher", 8), undefined);
});

test("an income with a zero too many is asked about again", () => {
  const usual = { from: 100_000, to: 30_000_000 };
  assert.equal(doubtOfIncome(usual, 90_000_000)?.kind, "range");
  assert.equal(doubtOfIncome(usual, 900_000), undefined);
  assert.equal(doubtOfIncome(null, 90_000_000), undefined);
});
