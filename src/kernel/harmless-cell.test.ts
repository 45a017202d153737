import assert from "node:assert/strict";
import { test } from "node:test";
import { harmlessCell } from "./harmless-cell.ts";

test("what a spreadsheet would run is shown instead", () => {
  for (const text of ["=1+1", "+84 912", "-2+3", "@SUM(A1)", "\t=1", "\r=1"])
    assert.equal(harmlessCell(text), `'${text}`);
});
test("a name, a negative number and nothing stay as they are", () => {
  for (const text of ["Phạm Văn Đê", "-12.5", ""]) assert.equal(harmlessCell(text), text);
});
