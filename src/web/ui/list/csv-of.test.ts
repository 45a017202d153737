import assert from "node:assert/strict";
import { test } from "node:test";
import { csvOf } from "./csv-of.ts";

const columns = [
  { key: "name", head: "Tên", text: (row: readonly [string, string]) => row[0] },
  { key: "amount", head: "Số tiền", unit: "đồng", numeric: true, text: (row: readonly [string, string]) => row[1] },
];

test("an export has the heads with their units and the rows as they are seen", () => {
  assert.equal(csvOf(columns, [["Hồ Thị Nga", "1.200"]]), "\uFEFFTên,Số tiền (đồng)\r\nHồ Thị Nga,1.200\r\n");
});
test("commas, quotes and lines within a cell stay within it", () => {
  assert.ok(csvOf(columns, [['a "b", c', "1,5"]]).endsWith('"a ""b"", c","1,5"\r\n'));
});
test("a cell that a spreadsheet would compute is text; a negative number stays a number", () => {
  assert.ok(csvOf(columns, [["=1+1", "-1.200"]]).endsWith("'=1+1,-1.200\r\n"));
});
