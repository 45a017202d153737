/** Low-income workers as the law has them (docs/law.md L1.1-5): a result beside the class, by declared income alone. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { localDate } from "#kernel/local-date.ts";
import { openStandard } from "#programme/review/standard/standard.ts";
import { workersAmong } from "#programme/review/standard/low-income-workers.ts";
import { scoreReview } from "#programme/review/survey/score-review.ts";
import { adult, born, householdWith } from "#programme/review/survey/test-household.ts";
import { shippedFacts, shippedStandard } from "./shipped-standard.ts";

const standard = shippedStandard("vn-2022-2026");
const on = localDate("2026-03-15");
const base = { standard, areaGroup: "north_central_coast", referenceDate: on } as const;
const points = { q1: "a" };
const scoreTable = {
  standardId: standard.pack.id,
  name: "table",
  sample: false,
  rows: [{ areaGroup: "north_central_coast", question: "q1", answerCode: "a", points: 300 }],
};

function found(
  incomePerPerson: number,
  of: {
    readonly setting?: "rural" | "urban";
    readonly household?: Readonly<Record<string, unknown>>;
    readonly members?: Parameters<typeof householdWith>[1];
  } = {},
) {
  const answers = { ...householdWith(of.household ?? {}, of.members), incomePerPerson };
  const scored = scoreReview({ ...base, scoreTable: undefined, setting: of.setting ?? "rural" }, answers);
  assert.ok(scored.ok, JSON.stringify(scored));
  return [scored.value.class, scored.value.lowIncomeWorkers];
}

describe("low-income workers", () => {
  test("are of households with at most 2,250,000 đồng a person and month, rural, to the đồng", () => {
    assert.deepEqual(found(2_250_000), ["non_poor", 1]);
    assert.deepEqual(found(2_250_001), ["non_poor", 0]);
  });

  test("are of households with at most 3,000,000, urban, to the đồng", () => {
    assert.deepEqual(found(3_000_000, { setting: "urban" }), ["non_poor", 1]);
    assert.deepEqual(found(3_000_001, { setting: "urban" }), ["non_poor", 0]);
  });

  test("may live in a household of average living standard: the two results do not exclude each other", () => {
    const household = { primarySector: true };
    assert.deepEqual(found(2_250_000, { household }), ["average", 1]);
    assert.deepEqual(found(2_250_001, { household }), ["non_poor", 0]);
  });

  test("are never of poor or near-poor households, up to the last đồng of the line", () => {
    assert.deepEqual(found(1_500_000), ["near_poor", 0]);
    assert.deepEqual(found(1_500_001), ["non_poor", 1]);
    const lacking = { wallDurable: false, roofDurable: false, toilet: "none", water: "stream" };
    assert.deepEqual(found(900_000, { household: lacking }), ["poor", 0]);
  });

  test("are the members of working age: from the day of 15, below the pension age", () => {
    const members = [
      adult,
      { ...born("2011-03-15"), personId: "15 today", work: "none", stunted: false },
      born("2011-03-16", { attends: "lower_secondary" }),
      { ...adult, personId: "61 years 5 months", birthDate: "1964-10-10" },
      { ...adult, personId: "beyond", birthDate: "1964-06-15" },
    ].map((one) => ({ ...one, stunted: false, underweight: false, attends: "lower_secondary" }));
    assert.deepEqual(found(2_000_000, { members }), ["non_poor", 3]);
    const facts = shippedFacts(standard, householdWith({}, members), on);
    assert.deepEqual(workersAmong(standard, facts), [0, 1, 3]);
  });

  test("an income of nothing but allowances is an income of 0, and is answered as such", () => {
    assert.deepEqual(found(0), ["near_poor", 0]);
  });
});

describe("unknown is never an answer", () => {
  test("points of form B1 say nothing of low-income workers", () => {
    const { incomePerPerson: _none, ...answers } = { ...householdWith({}), points };
    const scored = scoreReview({ ...base, scoreTable, setting: "rural" }, answers);
    assert.ok(scored.ok, JSON.stringify(scored));
    assert.deepEqual([scored.value.class, scored.value.lowIncomeWorkers], ["non_poor", null]);
  });

  test("a version of the standard from before says nothing, and a replay of it neither", () => {
    const { lowIncomeWorkers: _later, ...pack } = standard.pack;
    const earlier = openStandard({ ...pack, version: "2026.12.2" }, "earlier.yaml");
    assert.ok(earlier.ok);
    const scored = scoreReview(
      { ...base, standard: earlier.value, scoreTable: undefined, setting: "rural" },
      { ...householdWith({}), incomePerPerson: 2_000_000 },
    );
    assert.equal(scored.ok && scored.value.lowIncomeWorkers, null);
  });

  test("what the next standard will say is not known, and its pack says so", () => {
    assert.equal(shippedStandard("vn-2027-2030").lowIncomeWorkers, undefined);
  });
});

describe("a pack", () => {
  const { lowIncomeWorkers, newlyEscaped } = standard.pack;
  const errorsOf = (change: object) => {
    const opened = openStandard({ ...standard.pack, ...change }, "changed.yaml");
    return opened.ok ? [] : opened.failure;
  };
  test("names classes that it has, and a rule that counts", () => {
    assert.match(errorsOf({ newlyEscaped: { ...newlyEscaped, classes: ["poorest"] } })[0] ?? "", /no class poorest/);
    assert.match(errorsOf({ lowIncomeWorkers: { ...lowIncomeWorkers, notIn: ["rich"] } })[0] ?? "", /no class rich/);
    assert.match(
      errorsOf({ lowIncomeWorkers: { ...lowIncomeWorkers, workers: "setting" } })[0] ?? "",
      /lowIncomeWorkers/,
    );
  });
});
