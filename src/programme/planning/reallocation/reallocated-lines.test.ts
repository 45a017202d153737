import assert from "node:assert/strict";
import { test } from "node:test";
import { dong } from "#kernel/money.ts";
import { reallocatedLines } from "./reallocated-lines.ts";

const fund = {
  kind: "fund" as const,
  id: "a",
  parentId: "line",
  position: 0,
  fundSource: "CENTRAL_INVEST",
  component: "II.1",
  amount: dong(90),
  originYear: null,
  schedule: [
    { month: 3, amount: dong(30) },
    { month: 9, amount: dong(60) },
  ],
};

test("a reallocation changes the amount of the lines that it names, and their months in proportion", () => {
  const lines = [
    { kind: "goal" as const, id: "g", parentId: null, position: 0, title: "Nhà ở" },
    fund,
    { ...fund, id: "b" },
  ];
  assert.deepEqual(reallocatedLines(lines, new Map([["a", dong(-30)]])), [
    {
      ...fund,
      amount: 60n,
      schedule: [
        { month: 3, amount: 20n },
        { month: 9, amount: 40n },
      ],
    },
  ]);
});

test("a line without months has none after a reallocation", () => {
  const [line] = reallocatedLines([{ ...fund, schedule: [] }], new Map([["a", dong(10)]]));
  assert.deepEqual([line?.kind === "fund" && line.amount, line?.kind === "fund" && line.schedule], [100n, []]);
});
