import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { comparePlans, isDifferent } from "./compare-plans.ts";
import type { PlanLine } from "./plan-line.ts";

const goal = (id: string, title: string, position = 0): PlanLine => ({
  kind: "goal",
  id,
  parentId: null,
  position,
  title,
});
const target = (id: string, parentId: string, value: number): PlanLine => ({
  kind: "target",
  id,
  parentId,
  position: 0,
  indicatorCode: "poor_households",
  baseline: 9,
  value,
});

describe("two plans side by side", () => {
  test("versions are matched by line: what changed, what came and what went", () => {
    const before = [goal("a", "Nhà"), target("t", "a", 3), goal("b", "Nước", 1)];
    const after = [goal("a", "Nhà ở"), target("t", "a", 3), goal("c", "Sinh kế", 2)];
    assert.deepEqual(
      comparePlans(before, after, "id").map((row) => [row.key, row.left !== null, row.right !== null, row.differs]),
      [
        ["a", true, true, ["title"]],
        ["t", true, true, []],
        ["c", false, true, []],
        ["b", true, false, []],
      ],
    );
  });

  test("two plans are matched by what their lines are called", () => {
    const one = [goal("a", "Nhà"), target("t", "a", 3)];
    const other = [goal("x", "nhà "), target("y", "x", 5)];
    assert.deepEqual(
      comparePlans(one, other, "label").map((row) => row.differs),
      [["title"], ["value"]],
    );
  });

  test("a plan does not differ from itself", () => {
    const lines = [goal("a", "Nhà"), target("t", "a", 3), goal("b", "Nhà", 1)];
    assert.deepEqual(comparePlans(lines, lines, "label").filter(isDifferent), []);
  });
});
