import assert from "node:assert/strict";
import { test } from "node:test";
import { codeAddresses } from "#programme/registry/duplicate/address/code-addresses.ts";
import { householdColumn, householdLevels } from "./compare-household.ts";
import { codePlaces, placeColumn, placeLevels } from "./compare-place.ts";
import { textColumn, textLevels } from "./compare-text.ts";

const withoutAddress = (rows: number) => codeAddresses(Array.from({ length: rows }, () => undefined));

test("the same village tells more than the same commune, an unknown village no more than its commune", () => {
  const rows = [
    { communeId: "a", villageId: "a1" },
    { communeId: "a", villageId: "a1" },
    { communeId: "a", villageId: "a2" },
    { communeId: "a", villageId: undefined },
    { communeId: "b", villageId: "b1" },
    { communeId: undefined, villageId: undefined },
  ];
  const column = placeColumn(
    "place",
    codePlaces(rows),
    withoutAddress(rows.length),
    new Int32Array(rows.length).fill(-1),
  );
  const levels = rows.map((_, row) => placeLevels[column.compare(0, row)]);
  assert.deepEqual(levels, ["same village", "same village", "same commune", "same commune", "differs", "missing"]);
});

test("two records of one household say nothing by their place", () => {
  const here = { communeId: "a", villageId: "a1" };
  assert.equal(placeColumn("place", codePlaces([here, here]), withoutAddress(2), Int32Array.of(4, 4)).compare(0, 1), 0);
});

test("who lives with the same others is likely the same, and is no witness for himself", () => {
  // Households 0 and 1: four people each, of whom three are in both; household 2: only the first of them; 3: one alone.
  const households = Int32Array.of(0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3);
  const signs = Float64Array.of(10, 11, 12, 13, 10, 11, 12, 99, 10, 50, 10);
  const column = householdColumn("household", households, signs);
  const level = (one: number, other: number) => householdLevels[column.compare(one, other)];
  assert.equal(level(0, 4), "most in common");
  assert.equal(level(3, 7), "most in common");
  assert.equal(level(0, 8), "nobody in common");
  assert.equal(level(1, 9), "one in common");
  assert.equal(level(0, 10), "missing");
  assert.equal(level(0, 1), "missing");
  assert.equal(level(9, 1), level(1, 9));
});

test("texts are cut into steps by their likeness, without marks, case and blanks", () => {
  const rows = ["Herschell Circuit", "herschell  circuít", "herschel circuit", "hershel court", "bittern", ""];
  const column = textColumn("street", rows);
  const levels = rows.map((_, row) => textLevels[column.compare(0, row)]);
  assert.deepEqual(levels, ["same", "same", "close", "alike", "differs", "missing"]);
});
