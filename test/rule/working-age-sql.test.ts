/** Working age by month, in three ways: the rule of the standard as a function, as SQL over the facts that are kept, and by the official interpreter. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { compileRule } from "#kernel/rule/compile-rule.ts";
import { interpretRule } from "#kernel/rule/interpret-rule.ts";
import type { RuleInput } from "#kernel/rule/rule-type.ts";
import { localDate } from "#kernel/local-date.ts";
import { factsOf } from "#programme/review/standard/facts.ts";
import { adult, householdWith } from "#programme/review/survey/test-household.ts";
import { shippedStandard } from "#test/standards/shipped-standard.ts";
import { ownerClient } from "#test/support/owner-client.ts";

const standard = shippedStandard("vn-2022-2026");
const source = standard.pack.indicators.find(({ code }) => code === "employment")?.rule;
assert.ok(typeof source === "string");
const rule = compileRule({ file: "test", rule: "employment", source }, standard.fields, "bool");
assert.ok(rule.ok);
const { value: compiled } = rule;
const interpreted = interpretRule(source, standard.fields);

const owner = ownerClient();

const months = (year: number) => Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, "0")}-01`);
/** Men and women of every month of birth around 15 and around the pension age, known by the day, the month or the year. */
const people = [
  ...months(2010),
  ...months(2011),
  ...months(1964),
  ...months(1965),
  ...months(1968),
  ...months(1969),
].flatMap((birthDate) =>
  (["male", "female"] as const).flatMap((sex) =>
    (["day", "month", "year"] as const).map((birthPrecision) => ({ ...adult, birthDate, birthPrecision, sex })),
  ),
);

for (const on of ["2025-12-20", "2026-01-15", "2026-10-01", "2026-12-14"].map(localDate)) {
  test(`on ${on} function, SQL and interpreter agree on ${people.length} people who look for work`, async () => {
    const facts = people.map((person): RuleInput => {
      const given = { ...person, work: "cannot_find", attends: "lower_secondary", stunted: false, underweight: false };
      const read = factsOf(standard.pack, householdWith({}, [given]), "rural", on);
      assert.ok(read.ok, JSON.stringify(read));
      return read.facts;
    });
    const found = await owner.client.query<{ held: boolean | null }>(
      `select ${compiled.toSql("facts")} as held from jsonb_array_elements($1::jsonb) with ordinality as rows (facts, number) order by number`,
      [JSON.stringify(facts)],
    );
    const bySql = found.rows.map(({ held }) => held);
    const byFunction = facts.map((one) => {
      const outcome = compiled.evaluate(one);
      return outcome.ok ? outcome.value : null;
    });
    assert.deepEqual(bySql, byFunction);
    assert.deepEqual(
      bySql,
      facts.map((one) => interpreted(one) ?? null),
    );
    assert.ok(bySql.includes(true) && bySql.includes(false));
  });
}

/** Who is of working age, by the day of birth alone: counted by hand from Labour Code 2019 Art. 169. */
for (const [sex, lastNot, firstStill, birthPrecision] of [
  ["male", "1965-04-01", "1965-04-02", "day"],
  ["female", "1969-10-01", "1969-10-02", "day"],
  // Taken for the 15th, and for 1 July.
  ["male", "1965-03-01", "1965-04-01", "month"],
  ["male", "1964-01-01", "1965-01-01", "year"],
] as const)
  test(`on 1 October 2026 the last ${sex} beyond the pension age was born on ${lastNot}, known by the ${birthPrecision}`, () => {
    const held = [lastNot, firstStill].map((birthDate) => {
      const read = factsOf(
        standard.pack,
        householdWith({}, [{ ...adult, sex, birthDate, birthPrecision, work: "cannot_find" }]),
        "rural",
        localDate("2026-10-01"),
      );
      assert.ok(read.ok);
      const outcome = compiled.evaluate(read.facts);
      return outcome.ok && outcome.value;
    });
    assert.deepEqual(held, [false, true]);
  });
