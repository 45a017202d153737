import assert from "node:assert/strict";
import { test } from "node:test";
import { dateOfSerial } from "./spreadsheet-date.ts";

test("a number of a spreadsheet is its day, around the day of 1900 that never was", () => {
  assert.equal(dateOfSerial(29_221), "1980-01-01");
  assert.equal(dateOfSerial(45_992.75), "2025-12-01");
  assert.equal(dateOfSerial(1), "1900-01-01");
  assert.equal(dateOfSerial(59), "1900-02-28");
  assert.equal(dateOfSerial(60), undefined);
  assert.equal(dateOfSerial(61), "1900-03-01");
});

test("where days are counted from 1904, the same number is a later day", () => {
  assert.equal(dateOfSerial(0, 1904), "1904-01-01");
  assert.equal(dateOfSerial(27_759, 1904), "1980-01-01");
});

test("what is no day is none", () => {
  assert.equal(dateOfSerial(-1), undefined);
  assert.equal(dateOfSerial(0), undefined);
  assert.equal(dateOfSerial(9_999_999), undefined);
});
