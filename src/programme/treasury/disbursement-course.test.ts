import assert from "node:assert/strict";
import { test } from "node:test";
import { dong } from "#kernel/money.ts";
import { disbursementCourse } from "./disbursement-course.ts";

const even = { amount: dong(1200n), schedule: [] };
const autumn = {
  amount: dong(500n),
  schedule: [
    { month: 9, amount: dong(200n) },
    { month: 11, amount: dong(300n) },
  ],
};

test("what was to be disbursed adds up by each line's own months, and evenly where it names none", () => {
  const course = disbursementCourse([even, autumn], [], 0).map(({ scheduled }) => scheduled);
  assert.deepEqual([course[0], course[7], course[8], course[11]], [100n, 800n, 1100n, 1700n]);
});

test("what was disbursed adds up over months without any, and nothing is said of months that have not begun", () => {
  const paid = [
    { month: 2, disbursed: dong(50n) },
    { month: 5, disbursed: dong(70n) },
  ];
  assert.deepEqual(
    disbursementCourse([even], paid, 6).map(({ disbursed }) => disbursed),
    [0n, 50n, 50n, 50n, 120n, 120n, null, null, null, null, null, null],
  );
});
