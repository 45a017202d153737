import assert from "node:assert/strict";
import { test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import type { BirthPrecision, Sex } from "#programme/registry/person/person.ts";
import { pensionAgeMonths } from "./pension-age.ts";
import type { PensionAges } from "./pension-age.ts";

/** Labour Code 2019 Art. 169: from 60 years 3 months and 55 years 4 months in 2021, 3 and 4 months more a year. */
const table = Array.from({ length: 15 }, (_, at): PensionAges => {
  const [men, women] = [Math.min(723 + 3 * at, 744), Math.min(664 + 4 * at, 720)];
  const span = (months: number) => ({ years: Math.floor(months / 12), months: months % 12 });
  return { year: 2021 + at, male: span(men), female: span(women) };
});
const pension = (born: string, sex: Sex, on: string, precision: BirthPrecision = "day") =>
  pensionAgeMonths(table, { date: localDate(born), precision }, sex, localDate(on));

test("in 2026 it is 61 years and 6 months for men, 57 years for women; the next year 3 and 4 months more", () => {
  assert.equal(pension("1990-01-01", "male", "2026-10-01"), 61 * 12 + 6);
  assert.equal(pension("1990-01-01", "female", "2026-10-01"), 57 * 12);
  assert.equal(pension("1990-01-01", "male", "2027-10-01"), 61 * 12 + 9);
  assert.equal(pension("1990-01-01", "female", "2027-10-01"), 57 * 12 + 4);
});

test("it is reached once: a woman who came to 56 years and 8 months in December 2025 is not of working age again in January", () => {
  assert.equal(pension("1969-04-10", "female", "2026-01-15"), 56 * 12 + 8);
  assert.equal(pension("1969-05-10", "female", "2026-01-15"), 57 * 12);
});

test("it is that of annex I of Decree 135/2020/ND-CP, by the month of birth", () => {
  for (const [born, sex, years, months] of [
    ["1961-01-15", "male", 60, 3],
    ["1962-09-15", "male", 60, 9],
    ["1963-04-15", "male", 61, 0],
    ["1965-06-10", "male", 61, 6],
    ["1966-09-15", "female", 55, 8],
    ["1967-05-15", "female", 56, 0],
    ["1968-01-15", "female", 56, 4],
  ] as const)
    assert.equal(pension(born, sex, "2030-10-01"), years * 12 + months, born);
});

test("before and after the table its first and its last year apply", () => {
  assert.equal(pension("1990-01-01", "male", "2018-10-01"), 60 * 12 + 3);
  assert.equal(pension("2000-01-01", "female", "2040-10-01"), 60 * 12);
});

test("of whom the year alone is known, the birth is taken on 1 July; of whom the month, on the 15th", () => {
  assert.equal(pension("1969-01-01", "female", "2026-01-15", "year"), 57 * 12);
  assert.equal(pension("1969-04-01", "female", "2026-01-15", "month"), 56 * 12 + 8);
});
