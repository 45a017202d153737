import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { changeOfLine, isFault, matchLines, readBulkLine } from "./bulk-lines.ts";
import type { BulkLine } from "./bulk-lines.ts";

const words = {
  residenceOf: new Map([["tam tru", "temporary" as const]]),
  villageOf: new Map([
    ["lang teng", "21484-a"],
    ["21484-b", "21484-b"],
  ]),
};
const line = (rowNumber: number, cells: Parameters<typeof readBulkLine>[1]): BulkLine => {
  const read = readBulkLine(rowNumber, cells);
  assert.ok(!isFault(read));
  return read;
};

describe("a row of a file of changes", () => {
  it("names its village by name or by code, and its residence by the words that the console shows", () => {
    const asked = changeOfLine(
      line(2, { household_id: "a", village: " Làng  Teng ", village_id: "21484-b", residence: "Tạm trú" }),
      words,
    );
    assert.deepEqual(asked, { villageId: "21484-a", residence: "temporary" });
    assert.deepEqual(changeOfLine(line(2, { household_id: "a", village_id: "21484-b" }), words), {
      villageId: "21484-b",
    });
  });

  it("changes nothing by an empty cell", () => {
    assert.deepEqual(changeOfLine(line(2, { household_id: "a", village: " ", residence: "" }), words), {});
  });

  it("is reported by row, column and reason where it cannot be read", () => {
    assert.deepEqual(readBulkLine(7, { village: "Làng Teng" }), {
      rowNumber: 7,
      column: "household_id",
      reason: "household_missing",
      value: "",
    });
    const reasons = [{ village: "Ở đâu" }, { residence: "ngoài" }, { add_mark: "Two words" }].map((cells) => {
      const read = changeOfLine(line(3, { household_id: "a", ...cells }), words);
      return isFault(read) ? [read.column, read.reason, read.value] : read;
    });
    assert.deepEqual(reasons, [
      ["village", "village_unknown", "Ở đâu"],
      ["residence", "residence_unknown", "ngoài"],
      ["add_mark", "mark_malformed", "Two words"],
    ]);
  });
});

describe("the household of a row", () => {
  const households = [
    { householdId: "a", sourceKey: "1" },
    { householdId: "b", sourceKey: "2" },
    { householdId: "c", sourceKey: "2" },
  ];
  it("is found by its id or by the key of its source, once", () => {
    const { matched, faults } = matchLines(
      [
        line(2, { household_id: "A" }),
        line(3, { source_key: "1" }),
        line(4, { source_key: "2" }),
        line(5, { household_id: "z" }),
        line(6, { household_id: "b" }),
      ],
      households,
    );
    assert.deepEqual(
      matched.map(([{ rowNumber }, { householdId }]) => [rowNumber, householdId]),
      [
        [2, "a"],
        [6, "b"],
      ],
    );
    assert.deepEqual(
      faults.map(({ rowNumber, reason }) => [rowNumber, reason]),
      [
        [3, "household_twice"],
        [4, "household_unclear"],
        [5, "household_unknown"],
      ],
    );
  });
});
