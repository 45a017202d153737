/** What was decided rests on the version of the standard that it was decided by: a later version and later code change none of it. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { classify } from "#programme/review/standard/classify.ts";
import { factsOf } from "#programme/review/standard/facts.ts";
import { codesOfBits, openStandard } from "#programme/review/standard/standard.ts";
import type { StandardPack } from "#programme/review/standard/standard-pack.ts";
import { adult, born, householdWith } from "#programme/review/survey/test-household.ts";
import { shippedStandard } from "./shipped-standard.ts";

/** As version 2026.11.3 had them: answers that may be missing, working age in completed years, no child in higher education. */
const before: Readonly<Record<string, string>> = {
  employment:
    "members.exists(m, m.age >= 15 && m.age <= (m.sex == 'male' ? 61 : 56) && m.work in ['cannot_find', 'no_contract'])",
  childSchooling: `members.exists(m, m.age >= 3 && m.age < 16 && !(m.age < 6
    ? m.attends in ['preschool', 'primary']
    : m.age < 12 ? m.attends in ['primary', 'lower_secondary'] : m.attends in ['lower_secondary', 'upper_secondary', 'vocational']))`,
};
const levels = ["preschool", "primary", "lower_secondary", "upper_secondary", "vocational", "higher"];
const { pensionAges: _none, lowIncomeWorkers: _later, ...shipped } = shippedStandard("vn-2022-2026").pack;
const earlierPack: StandardPack = {
  ...shipped,
  version: "2026.11.3",
  household: { ...shipped.household, primarySector: { type: "bool", optional: true } },
  member: {
    ...shipped.member,
    attends: { type: "string", optional: true, values: levels },
    finished: { type: "string", optional: true, values: levels },
    trainedOnTheJob: { type: "bool", optional: true },
    work: { type: "string", from: 15, to: 61, values: ["contract", "steady", "no_contract", "cannot_find", "none"] },
    drawsAllowance: { type: "bool" },
    disabled: { type: "bool", optional: true },
  },
  indicators: shipped.indicators.map((one) => ({
    ...one,
    rule: before[one.code] ?? one.rule,
    measure: { rule: "size(members)", type: "int" },
  })),
};
const opened = openStandard(earlierPack, "earlier.yaml");
assert.ok(opened.ok, JSON.stringify(opened));
const earlier = opened.value;

/** Of that time: who was at no school was not asked for one. */
const worker = { ...adult, attends: null };

function lackingUnder(members: Parameters<typeof householdWith>[1], perPerson = 900_000) {
  const read = factsOf(earlier.pack, householdWith({ primarySector: null }, members), "rural", localDate("2026-10-01"));
  assert.ok(read.ok, JSON.stringify(read));
  const result = classify(earlier, read.facts, { route: "measured", perPerson });
  assert.ok(result.ok, JSON.stringify(result));
  return [result.value.class, ...codesOfBits(earlier, result.value.deprivations)];
}

test("a missing schooling, training or sector is still taken as that version took it", () => {
  const silent = { attends: null, finished: null, trainedOnTheJob: null, disabled: null };
  assert.deepEqual(lackingUnder([worker, worker, born("2014-01-01", silent)]), ["near_poor", "childSchooling"]);
  assert.deepEqual(lackingUnder([born("2004-01-01", { ...silent, work: "steady" })]), ["near_poor", "adultEducation"]);
  assert.deepEqual(lackingUnder([{ ...worker, ...silent }], 2_000_000), ["non_poor"]);
});

test("working age is still counted in completed years, and a child in higher education is still deprived", () => {
  assert.deepEqual(lackingUnder([{ ...worker, birthDate: "1964-12-01", work: "cannot_find" }]), [
    "near_poor",
    "employment",
  ]);
  const student = born("2011-01-01", { attends: "higher", work: "none" });
  assert.deepEqual(lackingUnder([worker, worker, student]), ["near_poor", "childSchooling"]);
});
