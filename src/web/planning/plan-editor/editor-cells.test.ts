import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { dong } from "#kernel/money.ts";
import { cellKind, cellValue, editorColumns, pasteBlock, withCell } from "./editor-cells.ts";
import type { Line } from "./editor-cells.ts";

const [goal, output, fund] = ["0", "1", "2"].map((end) => `00000000-0000-7000-8000-00000000000${end}`);
const lines: readonly Line[] = [
  { kind: "goal", id: goal ?? "", parentId: null, position: 1, title: "Nhà" },
  {
    kind: "output",
    id: output ?? "",
    parentId: goal ?? "",
    position: 1,
    activityKind: "housing_repair",
    quantity: 3,
    unit: "nhà",
    unitCost: dong(30_000_000),
    toConfirm: true,
  },
  {
    kind: "fund",
    id: fund ?? "",
    parentId: output ?? "",
    position: 1,
    fundSource: "AID",
    component: "II.1",
    amount: dong(90_000_000),
    originYear: null,
    schedule: [],
  },
];
const choices = () => [
  { value: "AID", label: "Viện trợ" },
  { value: "housing_repair", label: "Sửa nhà" },
];

describe("a cell of the editor", () => {
  test("takes back what is in it", () => {
    for (const line of lines) {
      for (const column of editorColumns) {
        if (cellKind(line, column) === undefined || column === "component") continue;
        const made = withCell(line, column, cellValue(line, column), choices());
        assert.ok(made.ok, `${line.kind} ${column}`);
        assert.equal(cellValue(made.line, column), cellValue(line, column));
      }
    }
  });

  test("takes thousands as people write them, and a choice by its name", () => {
    const made = withCell(lines[2] as Line, "amount", "30.000.000", []);
    assert.ok(made.ok && made.line.kind === "fund" && made.line.amount === 30_000_000n);
    const source = withCell(lines[2] as Line, "what", "viện trợ", choices());
    assert.ok(source.ok && source.line.kind === "fund" && source.line.fundSource === "AID");
  });

  test("a quantity that an officer has typed is confirmed", () => {
    const made = withCell(lines[1] as Line, "quantity", "2", []);
    assert.ok(made.ok && made.line.kind === "output" && !made.line.toConfirm);
  });
});

describe("a block from a spreadsheet", () => {
  test("tells each cell that changes, each that cannot, and what falls outside", () => {
    const pasted = pasteBlock("2\t25.000.000\nx\ty\nz\tu\tv\tw\tq", { row: 1, column: "quantity" }, lines, choices);
    assert.deepEqual(
      pasted.cells.map(({ column, before, after, fault }) => [column, before, after, fault]),
      [
        ["quantity", "3", "2", null],
        ["unitCost", "30000000", "25000000", null],
        ["quantity", "", "x", "no_cell"],
        ["unitCost", "", "y", "no_cell"],
      ],
    );
    assert.equal(pasted.outside, 5);
    assert.deepEqual(
      pasted.lines.map((line) => line.kind === "output" && [line.quantity, line.unitCost]),
      [[2, 25_000_000n]],
    );
  });

  test("what is the same is no change", () => {
    assert.deepEqual(pasteBlock("3\n", { row: 1, column: "quantity" }, lines, choices).cells, []);
  });
});
