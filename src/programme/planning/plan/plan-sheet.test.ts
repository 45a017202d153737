import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { PlanLine } from "./plan-line.ts";
import { readSheet, sheetColumns, sheetOf } from "./plan-sheet.ts";
import type { ReadRow } from "./plan-sheet.ts";

const lines: readonly PlanLine[] = [
  { kind: "goal", id: "g", parentId: null, position: 1, title: '=HYPERLINK("x")' },
  { kind: "target", id: "t", parentId: "g", position: 1, indicatorCode: "i", baseline: 2.5, value: 0 },
  {
    kind: "output",
    id: "o",
    parentId: "t",
    position: 1,
    activityKind: "housing_repair",
    quantity: 3,
    unit: "nhà",
    unitCost: 30_000_000n,
    toConfirm: true,
  },
  { kind: "line", id: "l", parentId: "o", position: 1, title: "Sửa nhà" },
  {
    kind: "fund",
    id: "f",
    parentId: "l",
    position: 1,
    fundSource: "AID",
    component: "II.1",
    amount: 90_000_000n,
    originYear: 2025,
    schedule: [{ month: 6, amount: 90_000_000n }],
  },
];
const words = {
  indicators: new Set(["i"]),
  kinds: new Set(["housing_repair"]),
  sources: new Set(["AID"]),
  components: new Set(["II.1"]),
};
const had = new Map(lines.map((line) => [line.id, line]));
const asRead = (rows: ReturnType<typeof sheetOf>): readonly ReadRow[] =>
  rows.map((cells, at) => ({
    row: at + 2,
    cells: Object.fromEntries(sheetColumns.map((name) => [name, String(cells[name] ?? "")])),
  }));
const never = () => assert.fail("no line is new");
let made = 0;
const newId = () => `new ${(made += 1)}`;

describe("a plan as a sheet", () => {
  test("read back it is the same plan, whatever its texts look like", () => {
    assert.deepEqual(readSheet(asRead(sheetOf(lines)), words, had, never), { lines, errors: [] });
  });

  test("the rows are numbered as the tree is", () => {
    assert.deepEqual(
      sheetOf(lines).map(({ no }) => no),
      ["1", "1.1", "1.1.1", "1.1.1.1", "1.1.1.1.1"],
    );
  });

  test("a row without an id of this plan is a new line under its number", () => {
    const { lines: read, errors } = readSheet(
      [
        { row: 2, cells: { no: "1", content: "Nhà" } },
        { row: 3, cells: { no: "1.1", indicator: "i - Hộ nghèo", baseline: "1.200", value: "0" } },
      ],
      words,
      had,
      newId,
    );
    assert.deepEqual(errors, []);
    assert.deepEqual(
      read.map((line) => [line.parentId, line.kind]),
      [
        [null, "goal"],
        [read[0]?.id, "target"],
      ],
    );
    assert.equal(read[1]?.kind === "target" && read[1].baseline, 1200);
  });

  test("every bad cell is reported by row, column, reason and what stood there", () => {
    const { errors } = readSheet(
      [
        { row: 2, cells: { no: "1", content: " " } },
        { row: 3, cells: { no: "2.1", indicator: "flying", baseline: "ba", value: "0" } },
        { row: 5, cells: { no: "1.1.1.1.1.1" } },
        { row: 6, cells: { no: "1", content: "Nhà" } },
        { row: 7, cells: { no: "", content: "Nhà" } },
      ],
      words,
      had,
      newId,
    );
    assert.deepEqual(
      errors.map(({ row, column, reason, value }) => [row, column, reason, value]),
      [
        [2, "content", "missing", " "],
        [3, "no", "no_place", "2.1"],
        [3, "indicator", "unknown", "flying"],
        [3, "baseline", "not_a_number", "ba"],
        [5, "no", "too_deep", "1.1.1.1.1.1"],
        [6, "no", "stands_twice", "1"],
        [7, "no", "missing", ""],
      ],
    );
  });

  test("half a đồng and half a house are no whole numbers", () => {
    const { errors } = readSheet(
      [
        { row: 2, cells: { no: "1", content: "a" } },
        { row: 3, cells: { no: "1.1", indicator: "i", baseline: "1,5", value: "0" } },
        {
          row: 4,
          cells: { no: "1.1.1", kind: "housing_repair", unit: "nhà", quantity: "2.5", unitCost: "30.000.000" },
        },
      ],
      words,
      had,
      newId,
    );
    assert.deepEqual(
      errors.map(({ row, column, reason }) => [row, column, reason]),
      [[4, "quantity", "not_whole"]],
    );
  });
});
