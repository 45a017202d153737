import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { addDays, localDate } from "#kernel/local-date.ts";
import type { Birth, BirthPrecision } from "#programme/registry/person/person.ts";
import { birthColumn, birthLevels, codeBirths } from "./compare-birth.ts";

const level = (...births: readonly [Birth | undefined, Birth | undefined]) =>
  birthLevels[birthColumn("birth", codeBirths(births)).compare(0, 1)];
const born = (date: string, precision: BirthPrecision = "day"): Birth => ({ date: localDate(date), precision });

const rules: readonly (readonly [string, Birth | undefined, Birth | undefined, (typeof birthLevels)[number]])[] = [
  ["the same day is the same", born("1980-05-17"), born("1980-05-17"), "same"],
  ["day and month changed is one slip", born("1980-05-07"), born("1980-07-05"), "one slip"],
  ["one wrong digit is one slip", born("1980-05-17"), born("1980-05-27"), "one slip"],
  ["one wrong digit of the year is one slip", born("1980-05-17"), born("1960-05-17"), "one slip"],
  ["two neighbouring digits changed are one slip", born("1989-05-17"), born("1998-05-17"), "one slip"],
  [
    "a month known alone agrees to the month",
    born("1980-05-01", "month"),
    born("1980-05-17"),
    "month same, no more known",
  ],
  ["a year known alone agrees to the year", born("1980-01-01", "year"), born("1980-05-17"), "year same, no more known"],
  ["1 January is a year known alone", born("1980-01-01"), born("1980-05-17"), "year same, no more known"],
  ["another day of the year is not the same", born("1980-05-17"), born("1980-11-29"), "year same, day differs"],
  ["a year off is near", born("1980-01-01", "year"), born("1981-05-17"), "years near"],
  ["other years differ", born("1980-05-17"), born("1973-11-29"), "differs"],
  ["a birth that is missing tells nothing", undefined, born("1980-05-17"), "missing"],
];

for (const [rule, one, other, expected] of rules) {
  test(rule, () => {
    assert.equal(level(one, other), expected);
    assert.equal(level(other, one), expected);
  });
}

test("births agree the same in either order, and a birth with itself as far as it is known", () => {
  const births = fc
    .tuple(fc.integer({ min: 0, max: 3000 }), fc.constantFrom<BirthPrecision>("day", "month", "year"))
    .map(([offset, precision]): Birth => ({ date: addDays(localDate("1979-12-01"), offset), precision }));
  fc.assert(
    fc.property(births, births, (one, other) => {
      assert.equal(level(one, other), level(other, one));
      assert.match(level(one, one) ?? "", /same/);
    }),
  );
});
