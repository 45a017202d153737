import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { sumOf } from "./compensated-sum.ts";
import { everybody, measureSurvey } from "./measure-survey.ts";
import type { MeasureName } from "./levels.ts";
import { normalBeyond, normalQuantile, studentQuantile } from "./quantiles.ts";
import { readSurvey } from "./read-survey.ts";
import { robustnessOf, kendall, spearman } from "./robustness.ts";
import { isPoor, readCutoff, reweighted, schemeOf, withoutIndicators } from "./scheme.ts";
import type { Cutoff, Scheme } from "./scheme.ts";
import type { LoneStrata, Survey } from "./survey.ts";

type Made = {
  readonly cells: readonly string[];
  readonly weight: number;
  readonly psu: number;
  readonly group: number;
  readonly year: number;
};

const scheme = theScheme([
  ["a", "one", 3],
  ["b", "one", 2],
  ["c", "two", 1],
  ["d", "two", 4],
]);

function theScheme(indicators: readonly (readonly [string, string, number])[]): Scheme {
  const made = schemeOf(indicators.map(([code, dimension, weight]) => ({ code, dimension, weight })));
  assert.ok(made.ok);
  return made.value;
}
function cutoff(text: string): Cutoff {
  const read = readCutoff(text);
  assert.ok(read.ok);
  return read.value;
}
function surveyOf(rows: readonly Made[], loneStrata: LoneStrata = "centre"): Survey {
  const columns = new Map<string, readonly string[]>([
    ...["a", "b", "c", "d"].map((name, at) => [name, rows.map(({ cells }) => cells[at] ?? "")] as const),
    ["weight", rows.map(({ weight }) => String(weight))],
    ["psu", rows.map(({ psu }) => String(psu))],
    ["stratum", rows.map(({ psu }) => String(psu % 3))],
    ["group", rows.map(({ group }) => String(group))],
    ["year", rows.map(({ year }) => String(year))],
  ]);
  const read = readSurvey({ rows: rows.length, column: (name) => columns.get(name) }, scheme, {
    psu: "psu",
    stratum: "stratum",
    weight: "weight",
    by: ["group"],
    over: "year",
    renamed: new Map(),
    loneStrata,
  });
  assert.ok(read.ok, JSON.stringify(read));
  return read.value.survey;
}
const row = fc.record({
  cells: fc.array(fc.constantFrom("0", "1"), { minLength: 4, maxLength: 4 }),
  weight: fc.integer({ min: 1, max: 40 }),
  psu: fc.integer({ min: 0, max: 11 }),
  group: fc.integer({ min: 0, max: 2 }),
  year: fc.constantFrom(2010, 2018),
});
const rows = fc.array(row, { minLength: 4, maxLength: 60 });
const near = (a: number | null | undefined, b: number | null | undefined, within = 1e-12) =>
  a === b || (typeof a === "number" && typeof b === "number" && Math.abs(a - b) <= within * Math.max(1, Math.abs(a)));
const levelsOf = (survey: Survey, k = "50") => {
  const { levels } = measureSurvey(survey, [cutoff(k)]);
  return (group: string, year: string, measure: MeasureName, part: string | null = null) =>
    levels.find((one) => one.group === group && one.time === year && one.measure === measure && one.part === part);
};

describe("measures of any survey", () => {
  test("contributions of indicators, and of dimensions, add up to M0 and their shares to 1", () => {
    fc.assert(
      fc.property(rows, (made) => {
        const level = levelsOf(surveyOf(made));
        for (const group of [everybody, "0", "1", "2"])
          for (const year of ["2010", "2018"]) {
            const m0 = level(group, year, "M0")?.estimate;
            if (m0 === undefined || m0 === null) continue;
            for (const parts of [
              ["a", "b", "c", "d"],
              ["one", "two"],
            ]) {
              const sum = (measure: MeasureName) =>
                parts.reduce((so, part) => so + (level(group, year, measure, part)?.estimate ?? NaN), 0);
              assert.ok(near(sum("contribution"), m0));
              if (m0 > 0) assert.ok(near(sum("share"), 1));
            }
            const [h, a] = [level(group, year, "H")?.estimate, level(group, year, "A")?.estimate];
            assert.ok(h === 0 ? a === null : near((h ?? NaN) * (a ?? NaN), m0));
          }
      }),
    );
  });

  test("of all are those of the groups by their share of the weights", () => {
    fc.assert(
      fc.property(rows, (made) => {
        const level = levelsOf(surveyOf(made));
        for (const year of [2010, 2018]) {
          const weigh = (of: readonly Made[]) => of.reduce((sum, { weight }) => sum + weight, 0);
          const inYear = made.filter((one) => one.year === year);
          if (inYear.length === 0) continue;
          const summed = [0, 1, 2].reduce(
            (sum, group) =>
              sum +
              (weigh(inYear.filter((one) => one.group === group)) / weigh(inYear)) *
                (level(String(group), String(year), "M0")?.estimate ?? 0),
            0,
          );
          assert.ok(near(summed, level(everybody, String(year), "M0")?.estimate));
        }
      }),
    );
  });

  test("never rise with k", () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 99 }), (made, k) => {
        const survey = surveyOf(made);
        const [low, high] = [levelsOf(survey, String(k)), levelsOf(survey, String(k + 1))];
        for (const measure of ["H", "M0"] as const)
          for (const year of ["2010", "2018"])
            assert.ok(
              (high(everybody, year, measure)?.estimate ?? 0) <= (low(everybody, year, measure)?.estimate ?? 0),
            );
      }),
    );
  });

  test("are the same where a row of weight w stands as w rows, errors too, as they are of the same units", () => {
    fc.assert(
      fc.property(rows, (made) => {
        const small = made.map((one) => ({ ...one, weight: 1 + (one.weight % 4) }));
        const often = small.flatMap((one) => Array.from({ length: one.weight }, () => ({ ...one, weight: 1 })));
        const [weighted, repeated] = [
          measureSurvey(surveyOf(small), [cutoff("50")]),
          measureSurvey(surveyOf(often), [cutoff("50")]),
        ];
        assert.equal(weighted.levels.length, repeated.levels.length);
        for (const level of weighted.levels) {
          const other = repeated.levels.find(
            (one) =>
              one.group === level.group &&
              one.time === level.time &&
              one.measure === level.measure &&
              one.part === level.part,
          );
          assert.ok(near(level.estimate, other?.estimate) && near(level.error, other?.error, 1e-9));
        }
      }),
    );
  });

  test("do not depend on the order of the rows", () => {
    fc.assert(
      fc.property(rows, (made) => {
        const [forth, back] = [levelsOf(surveyOf(made)), levelsOf(surveyOf(made.toReversed()))];
        for (const measure of ["H", "A", "M0"] as const)
          for (const year of ["2010", "2018"]) {
            const [one, other] = [forth(everybody, year, measure), back(everybody, year, measure)];
            assert.ok(near(one?.estimate, other?.estimate) && near(one?.error, other?.error, 1e-9));
          }
      }),
    );
  });
});

const one = (cells: string, rest: Partial<Made> = {}): Made => ({
  cells: [...cells],
  weight: 1,
  psu: 0,
  group: 0,
  year: 2010,
  ...rest,
});

describe("errors", () => {
  test("of a simple sample are those of the textbook: s / sqrt(n)", () => {
    const answers = ["1111", "0000", "0000", "1111", "0000"];
    const columns = new Map(
      ["a", "b", "c", "d"].map((name, at) => [name, answers.map((cells) => cells[at] ?? "")] as const),
    );
    const read = readSurvey({ rows: 5, column: (name) => columns.get(name) }, scheme, {
      by: [],
      renamed: new Map(),
      loneStrata: "centre",
    });
    assert.ok(read.ok);
    const found = levelsOf(read.value.survey)(everybody, "", "H");
    // p = 2/5, s^2 = n p (1 - p) / (n - 1), so the error is sqrt(p (1 - p) / (n - 1)).
    assert.ok(near(found?.error, Math.sqrt((0.4 * 0.6) / 4)) && near(found?.estimate, 0.4));
    const reach = (studentQuantile(0.95, 4) * (found?.error ?? 0)) / 0.24;
    const back = (value: number) => 1 / (1 + Math.exp(-value));
    assert.ok(
      near(found?.lower, back(Math.log(0.4 / 0.6) - reach)) && near(found?.upper, back(Math.log(0.4 / 0.6) + reach)),
    );
  });

  test("of a stratum with one unit follow the rule that is asked for", () => {
    // Units 0 and 3 in stratum 0, unit 1 alone in stratum 1: its linearised value counts by its square, or not at all.
    const made = [one("1111", { psu: 0 }), one("0000", { psu: 3 }), one("1111", { psu: 1 })];
    const error = (lone: LoneStrata) => levelsOf(surveyOf(made, lone))(everybody, "2010", "H")?.error ?? 0;
    const z = { first: (1 - 2 / 3) / 3, second: (0 - 2 / 3) / 3, alone: (1 - 2 / 3) / 3 };
    const mean = (z.first + z.second) / 2;
    const spread = 2 * ((z.first - mean) ** 2 + (z.second - mean) ** 2);
    assert.ok(near(error("certain"), Math.sqrt(spread)));
    assert.ok(near(error("centre"), Math.sqrt(spread + z.alone ** 2)));
  });

  test("of a change count what the same units have in common: none where every unit changed alike", () => {
    const made = [0, 3, 6, 9].flatMap((psu) => [
      one("1111", { psu }),
      one("0000", { psu }),
      one("0000", { psu, year: 2018 }),
      one("0000", { psu, year: 2018 }),
    ]);
    const { changes } = measureSurvey(surveyOf(made), [cutoff("50")]);
    const change = (kind: string, annualised: boolean) =>
      changes.find(
        (found) =>
          found.group === everybody && found.measure === "H" && found.kind === kind && found.annualised === annualised,
      );
    assert.deepEqual([change("absolute", false)?.estimate, change("absolute", false)?.error], [-0.5, 0]);
    assert.equal(change("absolute", true)?.estimate, -0.5 / 8);
    assert.equal(change("relative", false)?.estimate, -100);
    assert.deepEqual([change("relative", true)?.estimate, change("relative", true)?.error], [-100, null]);
  });

  test("of a yearly growth are the derivative of the growth, seen by a small step", () => {
    const made = [0, 3, 6, 9].flatMap((psu, at) => [
      one("1111", { psu }),
      one(at > 1 ? "1111" : "0000", { psu }),
      one("0000", { psu, year: 2018 }),
      one(at > 2 ? "0000" : "1111", { psu, year: 2018 }),
    ]);
    const { changes } = measureSurvey(surveyOf(made), [cutoff("50")]);
    const find = (annualised: boolean) =>
      changes.find(
        (found) =>
          found.group === everybody &&
          found.measure === "H" &&
          found.kind === "relative" &&
          found.annualised === annualised,
      );
    const [growth, yearly] = [find(false), find(true)];
    const at = 1 + (growth?.estimate ?? 0) / 100;
    const step = 1e-6;
    const slope = ((at + step) ** (1 / 8) - (at - step) ** (1 / 8)) / (2 * step);
    assert.ok((yearly?.error ?? 0) > 0 && near(yearly?.error, (growth?.error ?? 0) * slope, 1e-8));
  });
});

describe("rules for weights and cut-offs", () => {
  test("a score on the cut-off is poor, in whole numbers: three of fifteen parts at 20 per cent", () => {
    const fifteen = theScheme(Array.from({ length: 15 }, (_, at) => [`i${at}`, "all", 1] as const));
    assert.ok(isPoor(3, fifteen, cutoff("20")) && !isPoor(2, fifteen, cutoff("20")));
    assert.ok(isPoor(5, fifteen, cutoff("33.3")) && !isPoor(4, fifteen, cutoff("33.3")));
    assert.ok([..."0", "-1", "101", "a third"].every((text) => !readCutoff(text).ok));
  });
  test("the weight of an indicator that is missing for all stays in its dimension", () => {
    const global = theScheme([
      ["nutrition", "health", 3],
      ["mortality", "health", 3],
      ["years", "education", 3],
      ["attendance", "education", 3],
      ...["fuel", "toilet", "water", "power", "housing", "assets"].map((code) => [code, "living", 1] as const),
    ]);
    const reduced = withoutIndicators(global, new Set(["nutrition", "fuel"]));
    assert.ok(reduced.ok);
    assert.deepEqual(
      reduced.value.indicators.map(({ weight }) => weight),
      [10, 5, 5, 2, 2, 2, 2, 2],
    );
    assert.equal(reduced.value.weightBase, 30);
    const nothingLeft = withoutIndicators(global, new Set(["nutrition", "mortality"]));
    assert.ok(!nothingLeft.ok && nothingLeft.failure[0]?.column === "health");
  });
  test("other shares of dimensions keep the proportions inside them", () => {
    const found = reweighted(
      scheme,
      new Map([
        ["one", 1],
        ["two", 1],
      ]),
    );
    assert.ok(found.ok);
    assert.deepEqual(
      found.value.indicators.map(({ weight }) => weight),
      [3, 2, 1, 4],
    );
    const half = reweighted(
      scheme,
      new Map([
        ["one", 2],
        ["two", 1],
      ]),
    );
    assert.ok(half.ok);
    assert.deepEqual(
      half.value.indicators.map(({ weight }) => weight),
      [6, 4, 1, 4],
    );
  });
  test("a row that lacks an answer is left out; a wrong cell is named with row, column, reason and remedy", () => {
    const table = (cells: readonly string[]) => ({
      rows: cells.length,
      column: (name: string) => (name === "a" ? cells : name === "b" ? cells.map(() => "1") : undefined),
    });
    const two = theScheme([
      ["a", "one", 1],
      ["b", "one", 1],
    ]);
    const columns = { by: [], renamed: new Map<string, string>(), loneStrata: "centre" } as const;
    const read = readSurvey(table(["1", "", "NA", "0"]), two, columns);
    assert.ok(read.ok);
    assert.deepEqual([read.value.survey.rows, read.value.droppedRows], [2, 2]);
    const wrong = readSurvey(table(["1", "", "yes"]), two, columns);
    assert.ok(!wrong.ok);
    assert.deepEqual([wrong.failure[0]?.row, wrong.failure[0]?.column], [3, "a"]);
    const gone = readSurvey(table(["", "", ""]), two, columns);
    assert.ok(gone.ok);
    assert.deepEqual([gone.value.missingIndicators, gone.value.survey.scheme.weightBase], [["a"], 1]);
    const unnamed = readSurvey(table(["1"]), two, { ...columns, psu: "cluster" });
    assert.ok(!unnamed.ok && unnamed.failure[0]?.column === "cluster");
  });
});

describe("numbers behind the measures", () => {
  test("quantiles are those of the tables", () => {
    // Abramowitz and Stegun 26.10; that of 597 is what the limits of the survey reference rest on.
    const expected = [
      [1, 12.706204736174694],
      [2, 4.302652729749464],
      [10, 2.228138851986274],
      [597, 1.9639456],
    ] as const;
    for (const [freedom, value] of expected)
      assert.ok(near(studentQuantile(0.95, freedom), value, 1e-7), String(freedom));
    assert.ok(near(normalQuantile(0.95), 1.959963984540054));
    assert.ok(near(normalBeyond(0), 1) && near(normalBeyond(5) / 5.733031437583878e-7, 1, 1e-9));
    assert.ok(near(normalBeyond(2.8284), normalBeyond(2.8285), 1e-4));
  });
  test("sums keep what is small beside what is large", () => {
    assert.equal(sumOf([1e16, 1, -1e16, 1]), 2);
  });
  test("rank correlations are those worked by hand", () => {
    assert.deepEqual([spearman([1, 2, 3], [3, 2, 1]), kendall([1, 2, 3], [3, 2, 1])], [-1, -1]);
    // d = 0, 1, 1, 0: 1 - 6 x 2 / (4 x 15) = 0.8; one of six pairs is turned: (5 - 1) / 6.
    assert.ok(near(spearman([1, 2, 3, 4], [1, 3, 2, 4]), 0.8) && near(kendall([1, 2, 3, 4], [1, 3, 2, 4]), 4 / 6));
    assert.equal(spearman([1, 1], [1, 2]), null);
  });
  test("the same weights and cut-off keep the order of the groups", () => {
    const made = [
      one("1111"),
      one("0000"),
      one("1111", { group: 1 }),
      one("1111", { group: 1 }),
      one("0000", { group: 2 }),
      one("0011", { group: 2 }),
    ];
    const base = { name: "base", scheme, k: cutoff("50") };
    const [same, none] = robustnessOf(surveyOf(made), base, [
      { ...base, name: "same" },
      { ...base, name: "100", k: cutoff("100") },
    ]);
    assert.deepEqual([same?.groups, same?.spearman, same?.kendall], [3, 1, 1]);
    assert.equal(none?.alternative, "100");
  });
});
