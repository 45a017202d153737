import assert from "node:assert/strict";
import { test } from "node:test";
import { readNumber } from "./read-number.ts";

test("figures are read as people write them", () => {
  assert.equal(readNumber("1.500.000", 0), 1_500_000);
  assert.equal(readNumber("1 500 000", 0), 1_500_000);
  assert.equal(readNumber("12,5", 0), undefined);
  assert.equal(readNumber("8,00", 2), 8);
  assert.equal(readNumber("", 0), undefined);
});
