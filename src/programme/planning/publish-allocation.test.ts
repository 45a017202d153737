import assert from "node:assert/strict";
import { test } from "node:test";
import { dong } from "#kernel/money.ts";
import { publishedNumbers } from "./publish-allocation.ts";

const row = (poor: number, people = 3) => ({
  numbers: { poor, people },
  brought: { poor: dong(poor), people: dong(1) },
});
const told = (...poor: readonly number[]) =>
  publishedNumbers(poor.map((one) => row(one))).map(({ numbers }) => numbers["poor"]);

test("small numbers of households are not told, nor what they brought; people of an area are", () => {
  const [first] = publishedNumbers([row(4), row(2), row(10)]);
  assert.deepEqual(first, { numbers: { poor: null, people: 3 }, brought: { poor: null, people: 1n } });
  assert.deepEqual(told(4, 2, 10), [null, null, 10]);
});
test("one small number alone takes the next with it, so that the total does not tell it", () => {
  assert.deepEqual(told(4, 20, 9, 0), [null, 20, null, 0]);
});
test("where no number is small all are told", () => {
  assert.deepEqual(told(5, 0, 7), [5, 0, 7]);
});
