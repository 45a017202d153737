/** The measures of a survey beside what mpitbR 1.0.1 printed for the same file (../shared/data/survey), and published identities. */
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { before, describe, test } from "node:test";
import { measureSurvey } from "#programme/evaluation/measure/measure-survey.ts";
import type { MeasuredSurvey } from "#programme/evaluation/measure/measure-survey.ts";
import { readSurvey } from "#programme/evaluation/measure/read-survey.ts";
import { readCutoff } from "#programme/evaluation/measure/scheme.ts";
import { columnsOf, recordsOf, referenceColumns, referenceScheme, surveyFilesHere } from "#test/support/survey-file.ts";

const names: Readonly<Record<string, string>> = {
  hd: "uncensored",
  hdk: "censored",
  actb: "contribution",
  pctb: "share",
};
const years: Readonly<Record<string, string>> = { 1: "2010", 2: "2018.5" };
type Row = Readonly<Record<string, string>>;
const keyOf = (...parts: readonly unknown[]) => parts.join("|");
const orAll = (text: string | undefined) => (text === "nat" ? "all" : text);
const orNull = (text: string | undefined) => (text === "NA" ? null : text);
const measureOf = (row: Row) => [
  names[row["measure"] ?? ""] ?? row["measure"],
  orNull(row["indicator"]),
  orNull(row["k"]),
];
const keyOfLevel = (row: Row) => keyOf(orAll(row["loa"]), orAll(row["subg"]), years[row["t"] ?? ""], ...measureOf(row));
const keyOfChange = (row: Row) =>
  keyOf(
    orAll(row["loa"]),
    orAll(row["subg"]),
    ...measureOf(row),
    row["ctype"] === "abs" ? "absolute" : "relative",
    row["ann"] === "1",
  );

/** Region 4 in 2018.5, water at k = 50: nobody. The reference iterates towards 0, stops at 2.9e-12 and prints limits around it. */
const isNobody = (row: Row) => Math.abs(Number(row["b"])) < 1e-10 || Number(row["b"]) === -100;
/** Region 11 in 2018.5, school attendance at k = 50: the reference stops 1.05e-8 away from 17/58 (below). */
const isStoppedEarly = (row: Row) =>
  row["measure"] === "pctb" && keyOfLevel(row) === keyOf("region", "11", "2018.5", "share", "d_satt", "50");

function assertNear(found: number | null, expected: string | undefined, relative: number, what: string): void {
  const value = Number(expected);
  assert.ok(
    found !== null && Math.abs(found - value) <= relative * Math.abs(value),
    `${what}: ${found}, not ${expected}`,
  );
}

describe(
  "a survey is measured as the reference did",
  { skip: surveyFilesHere ? false : "../shared/data/survey is not here" },
  () => {
    let measured: MeasuredSurvey;
    let records: readonly Row[];
    before(() => {
      records = recordsOf("synthetic.csv");
      const read = readSurvey(columnsOf(records), referenceScheme(), referenceColumns);
      assert.ok(read.ok);
      // 82 without nutrition and 37 without attendance, some lacking both.
      assert.deepEqual([read.value.droppedRows, read.value.survey.rows], [97, 14_903]);
      const cutoffs = ["20", "33", "50"].map((text) => {
        const k = readCutoff(text);
        assert.ok(k.ok);
        return k.value;
      });
      measured = measureSurvey(read.value.survey, cutoffs);
    });

    test("all 5,014 levels: estimates to 1e-8, errors and limits to 1e-6 of their size", () => {
      const levels = new Map(
        measured.levels.map((one) => [keyOf(one.grouping, one.group, one.time, one.measure, one.part, one.k), one]),
      );
      const rows = recordsOf("synthetic-levels.csv.gz");
      let withErrors = 0;
      for (const row of rows) {
        const what = JSON.stringify(row);
        const level = levels.get(keyOfLevel(row));
        assert.ok(level !== undefined && level.estimate !== null, what);
        if (isStoppedEarly(row)) continue;
        assert.ok(Math.abs(level.estimate - Number(row["b"])) <= 1e-8, `${what}: ${level.estimate}`);
        if (row["se"] === "NA" || isNobody(row)) continue;
        withErrors += 1;
        assertNear(level.error, row["se"], 1e-6, what);
        assertNear(level.lower, row["ll"], 1e-6, what);
        assertNear(level.upper, row["ul"], 1e-6, what);
      }
      assert.deepEqual([rows.length, withErrors], [5014, 2253]);
    });

    test("all 4,508 changes: estimates to 1e-8, errors and limits to 1e-6 of their size", () => {
      const changes = new Map(
        measured.changes.map((one) => [
          keyOf(one.grouping, one.group, one.measure, one.part, one.k, one.kind, one.annualised),
          one,
        ]),
      );
      const rows = recordsOf("synthetic-changes.csv.gz");
      let withErrors = 0;
      for (const row of rows) {
        const what = JSON.stringify(row);
        const change = changes.get(keyOfChange(row));
        assert.ok(change !== undefined && change.estimate !== null, what);
        assert.ok(Math.abs(change.estimate - Number(row["b"])) <= 1e-8, `${what}: ${change.estimate}`);
        // R and Stata differ on the errors of annualised relative changes; ours are held in measure-survey.test.ts.
        if (row["ann"] === "1" && row["ctype"] === "rel") continue;
        if (isNobody(row)) continue;
        withErrors += 1;
        assertNear(change.error, row["se"], 1e-6, what);
        assertNear(change.lower, row["ll"], 1e-6, what);
        assertNear(change.upper, row["ul"], 1e-6, what);
      }
      assert.deepEqual([rows.length, withErrors], [4508, 3380]);
    });

    test("and where the reference stopped early, whole numbers say which is right", () => {
      // Weights are all 1, so the share is a quotient of whole numbers: 3 parts of 18 for each poor person without school attendance.
      const complete = records.filter((row) => Object.values(row).every((cell) => cell !== ""));
      const scheme = referenceScheme();
      const scoreOf = (row: Row) =>
        scheme.indicators.reduce((sum, { code, weight }) => sum + (row[code] === "1" ? weight : 0), 0);
      const poor = (region: string) =>
        complete.filter((row) => row["region"] === region && row["year"] === "2018.5" && scoreOf(row) * 2 >= 18);
      const whole = poor("11").reduce((sum, row) => sum + BigInt(scoreOf(row)), 0n);
      const part = poor("11").reduce((sum, row) => sum + (row["d_satt"] === "1" ? 3n : 0n), 0n);
      assert.equal(part * 58n, whole * 17n);
      const found = (measure: string, group: string, code: string) =>
        measured.levels.find(
          (one) =>
            keyOf(one.grouping, one.group, one.time, one.measure, one.part, one.k) ===
            keyOf("region", group, "2018.5", measure, code, "50"),
        )?.estimate;
      assert.equal(found("share", "11", "d_satt"), 17 / 58);
      const reference = recordsOf("synthetic-levels.csv.gz").filter(isStoppedEarly);
      assert.deepEqual(
        reference.map((row) => Number(row["b"]) - 17 / 58 > 1e-8),
        [true],
      );
      assert.equal(poor("4").filter((row) => row["d_wtr"] === "1").length, 0);
      assert.equal(found("censored", "4", "d_wtr"), 0);
    });
  },
);

const published = new URL("../../../shared/data/mpi/ophi-viet-nam-2024.csv", import.meta.url);
test(
  "the published measures of Việt Nam: M0 is H times A, and of the whole the regions' by their share of people",
  { skip: existsSync(published) ? false : "../shared/data/mpi is not here" },
  () => {
    const [head = "", ...lines] = readFileSync(published, "utf8").trim().split("\n");
    const columns = head.split(",");
    const rows = lines.map((line) => {
      const cells = line.split(",");
      return (name: string) => cells[columns.indexOf(name)] ?? "";
    });
    for (const of of rows)
      assert.ok(
        Math.abs((Number(of("H_pct")) / 100) * (Number(of("A_pct")) / 100) - Number(of("M0"))) < 1e-12,
        of("name"),
      );
    const [nation, ...regions] = rows;
    const summed = regions.reduce((sum, of) => sum + (Number(of("pop_share_pct")) / 100) * Number(of("M0")), 0);
    assert.ok(Math.abs(summed - Number(nation?.("M0"))) < 1e-6, String(summed));
  },
);
