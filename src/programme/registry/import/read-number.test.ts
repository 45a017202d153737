import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readNumber } from "./read-number.ts";

test("a number is read with the separators of Viet Nam, of English, and without", () => {
  const written: Readonly<Record<string, number>> = {
    "1250000": 1_250_000,
    "1.250.000": 1_250_000,
    "1,250,000": 1_250_000,
    "1 250 000": 1_250_000,
    "1.250.000,5": 1_250_000.5,
    "1,250,000.5": 1_250_000.5,
    "31,5": 31.5,
    "31.5": 31.5,
    "-3": -3,
    "1e3": 1000,
    "0,250": 0.25,
    "0.125": 0.125,
  };
  for (const [text, number] of Object.entries(written)) assert.equal(readNumber(text, "number"), number, text);
});

test("one mark before three digits separates thousands where a whole number is asked for, and else decimals", () => {
  assert.equal(readNumber("1.250", "whole"), 1250);
  assert.equal(readNumber("12,500", "whole"), 12_500);
  assert.equal(readNumber("1.250", "number"), 1.25);
  assert.equal(readNumber("12,500", "number"), 12.5);
});

test("what is no number is none, and what is not whole is no whole one", () => {
  for (const text of ["", "1.2.3", "1.25.000", "1,250.000,5", "12a", "--1", "1.250.00", "."])
    assert.equal(readNumber(text, "number"), undefined, text);
  for (const text of ["31.5", "31,5", "0.125", "9007199254740993"])
    assert.equal(readNumber(text, "whole"), undefined, text);
});

test("a whole number is read back however its thousands are separated", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
      fc.constantFrom(".", ",", " "),
      (number, mark) => {
        const grouped = String(number).replaceAll(/\B(?=(\d{3})+$)/g, mark);
        assert.equal(readNumber(grouped, "whole"), number);
      },
    ),
  );
});
