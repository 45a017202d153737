import assert from "node:assert/strict";
import { test } from "node:test";
import { csvLine } from "./csv-line.ts";

test("a cell that would end its cell or its line is quoted, nothing else is", () => {
  assert.equal(csvLine(["a", "b,c", 'd"e', "f\ng", "h;i"]), 'a,"b,c","d""e","f\ng","h;i"\r\n');
});
test("numbers and nothing are written as they are, and no text is a formula", () => {
  assert.equal(csvLine([-1, 30_000_000n, true, null, "", "=1+1"]), "-1,30000000,true,,,'=1+1\r\n");
});
