import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { copyPlan } from "./copy-plan.ts";
import type { PlanLine } from "./plan-line.ts";

const output = (id: string, quantity: number): PlanLine => ({
  kind: "output",
  id,
  parentId: "t",
  position: 0,
  activityKind: id,
  quantity,
  unit: "nhà",
  unitCost: 30n,
  toConfirm: false,
});
const money = (id: string, parentId: string, amount: bigint): PlanLine => ({
  kind: "fund",
  id,
  parentId,
  position: 0,
  fundSource: id,
  component: "II.1",
  amount,
  originYear: 2024,
  schedule: [{ month: 1, amount }],
});
const lines: readonly PlanLine[] = [
  { kind: "goal", id: "g", parentId: null, position: 0, title: "Nhà" },
  { kind: "target", id: "t", parentId: "g", position: 0, indicatorCode: "i", baseline: 14, value: 0 },
  output("open", 10),
  { kind: "line", id: "l", parentId: "open", position: 0, title: "Sửa" },
  money("a", "l", 200n),
  money("b", "l", 100n),
  output("done", 4),
  { kind: "line", id: "m", parentId: "done", position: 0, title: "Xây" },
  money("c", "m", 120n),
];

describe("last year's plan as a beginning", () => {
  let made = 0;
  const copied = copyPlan(
    lines,
    new Map([
      ["open", 7],
      ["done", 4],
    ]),
    () => `new ${(made += 1)}`,
  );

  test("what is finished is left out with all that paid for it", () => {
    assert.deepEqual(
      copied.map((line) => line.kind),
      ["goal", "target", "output", "line", "fund", "fund"],
    );
  });

  test("what is left is to be confirmed, and its money is shared as it was", () => {
    const left = copied.find((line) => line.kind === "output");
    assert.deepEqual(left?.kind === "output" && [left.quantity, left.toConfirm], [3, true]);
    assert.deepEqual(
      copied.flatMap((line) => (line.kind === "fund" ? [[line.amount, line.originYear, line.schedule]] : [])),
      [
        [60n, null, []],
        [30n, null, []],
      ],
    );
  });

  test("the year begins with what was not reached", () => {
    const target = copied.find((line) => line.kind === "target");
    assert.deepEqual(target?.kind === "target" && [target.baseline, target.value], [3, 0]);
  });

  test("lines are new ones, under each other as before", () => {
    const had = new Set(lines.map(({ id }) => id));
    assert.ok(copied.every(({ id }) => !had.has(id)));
    const own = new Set(copied.map(({ id }) => id));
    assert.ok(copied.every(({ parentId }) => parentId === null || own.has(parentId)));
  });
});
