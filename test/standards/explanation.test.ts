/** Why this class: every indicator with what was measured, against which limit, because of whom, in three languages. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { explain } from "#programme/review/explanation/explain.ts";
import type { Answers } from "#programme/review/standard/facts.ts";
import { adult, born, householdWith } from "#programme/review/survey/test-household.ts";
import { classOf, shippedFacts, shippedStandard } from "./shipped-standard.ts";

const on = localDate("2026-10-01");
const standard = shippedStandard("vn-2022-2026");

function explained(answers: Answers, code: string) {
  const facts = shippedFacts(standard, answers, on);
  const { deprivations } = classOf(standard, facts, { route: "measured", perPerson: 9_000_000 });
  const line = explain(standard, facts, deprivations).find((one) => one.code === code);
  assert.ok(line);
  return line;
}

describe("an explanation", () => {
  test("has a line for every indicator in the order of the forms, deprived or not", () => {
    const facts = shippedFacts(standard, householdWith({ deviceCount: 0 }), on);
    const { deprivations } = classOf(standard, facts, { route: "score", score: 10 });
    const lines = explain(standard, facts, deprivations);
    assert.deepEqual(
      lines.map((line) => line.code),
      standard.pack.indicators.map((indicator) => indicator.code),
    );
    assert.deepEqual(
      lines.filter((line) => line.deprived).map((line) => line.code),
      ["infoDevices"],
    );
  });
  test("says the floor area a person to the hundredth, with the comma of Vietnamese", () => {
    const line = explained(
      householdWith({ floorArea: 2399 }, [adult, born("2016-01-01"), born("2017-01-01")]),
      "housingArea",
    );
    assert.equal(line.deprived, true);
    assert.equal(line.text.vi, "Bình quân 7,99 m² mỗi người: dưới 8 m².");
    assert.equal(line.text.en, "7.99 m² per person: less than 8 m².");
    assert.equal(line.text.id, "7,99 m² per orang: kurang dari 8 m².");
  });
  test("says how many of how many are dependents, and who they are", () => {
    const members = [adult, born("2016-01-01"), born("1940-01-01", { drawsAllowance: true })];
    const line = explained(householdWith({}, members), "dependents");
    assert.equal(line.text.en, "2 of 3 people are dependents: more than 50%.");
    assert.deepEqual(line.dueMembers, [1, 2]);
  });
  test("names the members because of whom a household is deprived", () => {
    const members = [
      { ...adult, insured: false },
      born("2016-01-01"),
      born("2022-01-01", { insured: false, attends: "preschool" }),
    ];
    const line = explained(householdWith({}, members), "healthInsurance");
    assert.deepEqual(line.dueMembers, [0]);
    assert.equal(line.measured, 1);
    assert.equal(line.text.vi, "1 người từ đủ 6 tuổi chưa có bảo hiểm y tế.");
  });
  test("names nobody where the household is not deprived, or the whole of it is", () => {
    assert.deepEqual(explained(householdWith({}, [adult, born("2016-01-01")]), "dependents").dueMembers, []);
    assert.deepEqual(explained(householdWith({ usesInternet: false }), "telecom").dueMembers, []);
  });
});

describe("the texts of every shipped standard", () => {
  for (const id of ["vn-2022-2026", "vn-2027-2030", "global-mpi", "cr-sample"]) {
    const { pack } = shippedStandard(id);
    test(`${id}: the same gaps in three languages, and two different texts for yes and no`, () => {
      for (const { code, explanation } of pack.indicators) {
        for (const texts of [explanation.deprived, explanation.notDeprived]) {
          const gaps = (text: string) => [...text.matchAll(/\{[^}]*\}/g)].map((gap) => gap[0]).toSorted();
          assert.deepEqual(gaps(texts.en), gaps(texts.vi), code);
          assert.deepEqual(gaps(texts.id), gaps(texts.vi), code);
          for (const gap of gaps(texts.vi)) assert.match(gap, /^\{(measured|measured\/100|members)\}$/);
        }
        for (const language of ["vi", "en", "id"] as const)
          assert.notEqual(explanation.deprived[language], explanation.notDeprived[language], code);
      }
    });
    test(`${id}: every fact has a source, and one that is not known is not called sure`, () => {
      for (const { code, source, confidence, rule } of pack.indicators) {
        assert.notEqual(source.trim(), "", code);
        if (typeof rule !== "string") assert.equal(confidence, "low", code);
      }
    });
  }
});
