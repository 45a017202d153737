import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { listScoreTables, loadScoreTable } from "#contract/review/explanation.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";
import { workbookOf } from "#test/support/workbook.ts";
import { newId } from "#contract/new-id.ts";

let opened: TestInstallation;
let officer: TestOfficer;
before(async () => {
  opened = await openTestInstallation();
  officer = await opened.officer("province_officer", "51");
});
after(() => opened.close());

const heads = ["area_group", "question", "answer_code", "points"];
const load = async (rows: readonly (readonly string[])[], as: "csv" | "xlsx" = "xlsx") =>
  officer.ask(loadScoreTable, {
    body: {
      scoreTableId: newId("score table"),
      areaId: "51",
      standardId: "vn-2022-2026",
      name: "Quyết định 12/QĐ-UBND",
      file:
        as === "xlsx"
          ? { format: "file", base64: workbookOf(rows).toString("base64") }
          : { format: "csv", text: rows.map((row) => row.join(",")).join("\n") },
    },
  });

describe("a table of points", () => {
  const rows = [heads, ["urban", "radio", "yes", "5"], ["urban", "radio", "no", "0"]];

  test("is read from a workbook as from CSV: the same content is loaded once", async () => {
    const first = await load(rows);
    assert.ok("body" in first, JSON.stringify(first));
    assert.deepEqual(first.body, { rows: 2, questions: 1, sample: false });
    const again = await load(rows, "csv");
    assert.ok("problem" in again && again.problem.code === "review.table_loaded_already");
    const { rows: tables } = await officer.get(listScoreTables);
    assert.deepEqual(tables.map((table) => table.sample).toSorted(), [false, true]);
  });
  test("with a wrong cell is refused by row, field, reason and remedy, and nothing of it stays", async () => {
    const answer = await load([heads, ["urban", "radio", "yes", "five"]]);
    assert.ok("problem" in answer);
    const { row, field, remedy } = answer.problem.facts;
    assert.deepEqual([answer.problem.code, row, field], ["review.table_wrong", 2, "points"]);
    assert.equal(typeof remedy, "string");
    assert.equal((await officer.get(listScoreTables)).rows.length, 2);
  });
  test("that is no table of points is refused with the columns that it lacks", async () => {
    const answer = await officer.ask(loadScoreTable, {
      body: {
        scoreTableId: newId("score table"),
        areaId: "51",
        standardId: "vn-2022-2026",
        name: "x",
        file: { format: "file", base64: Buffer.from("no workbook").toString("base64") },
      },
    });
    assert.ok("problem" in answer && answer.problem.code === "table.columns_missing");
  });
});
