/** Lists as communes hand them in: every row that a spreadsheet shows of them is added, known, held back or left out with its reason. */
import assert from "node:assert/strict";
import { readFile as readBytes } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { readFile, tryFiles, uploadFile } from "#contract/registry/import-file.ts";
import { getImport, importHouseholds } from "#contract/registry/import.ts";
import { newId } from "#contract/new-id.ts";
import { openTestInstallation } from "#test/support/installation.ts";
import type { TestInstallation, TestOfficer } from "#test/support/installation.ts";

/** The rows of each file, counted apart from what reads them: the last row of the sheet, the lines of the text. */
const rowsOf = {
  "births.xlsx": 31,
  "coded-tong.xlsx": 6,
  "commune-names.xlsx": 7,
  "hidden-col.xlsx": 5,
  "id-placeholder.xlsx": 43,
  "iso-dates.xlsx": 3,
  "restart-column.xlsx": 7,
  "sample-list-of-another-village.xlsx": 4,
  "sample-list.xlsx": 4,
  "split-name.xlsx": 3,
  "trailing-comma.csv": 5,
  "villages-tone.xlsx": 13,
  "zeros-lost.xlsx": 8,
};
const wholeProvince: readonly string[] = ["commune-names.xlsx"];

let test: TestInstallation;
let officer: TestOfficer;
let provincial: TestOfficer;
before(async () => {
  test = await openTestInstallation();
  officer = await test.officer("commune_officer", "21484");
  provincial = await test.officer("province_officer", "51");
});
after(async () => test.close());

async function trialOf(name: string, bytes: Uint8Array) {
  const [asker, areaId] = wholeProvince.includes(name) ? [provincial, "51"] : [officer, "21484"];
  const fileId = newId("import-file");
  const file = new Blob([new Uint8Array(bytes)]);
  await asker.get(uploadFile, { params: { fileId }, query: { areaId, name }, file });
  const { suggested } = await asker.get(readFile, { params: { fileId } });
  const body = { areaId, mapping: JSON.stringify(suggested), householdsFileId: fileId };
  return asker.get(tryFiles, { body });
}

type Accounted = Pick<Awaited<ReturnType<typeof trialOf>>, "counts" | "leftOut">;

function assertAccounted({ counts, leftOut }: Accounted, rows: number): void {
  const { rowsAdded, rowsKnown, rowsQuarantined, rowsLeftOut, rowsOfSource } = counts;
  assert.equal(rowsOfSource, rows);
  assert.equal(rowsAdded + rowsKnown + rowsQuarantined + rowsLeftOut, rows);
  // Each row once, by its number.
  const numbers = leftOut.flatMap(({ rowNumber, lastRow }) =>
    Array.from({ length: lastRow - rowNumber + 1 }, (_, at) => rowNumber + at),
  );
  assert.equal(numbers.length, rowsLeftOut);
  assert.equal(new Set(numbers).size, numbers.length);
}

describe("every row of a list is accounted for", () => {
  for (const [name, rows] of Object.entries(rowsOf))
    it(name, async () => {
      assertAccounted(await trialOf(name, await readBytes(new URL(`../lists/${name}`, import.meta.url))), rows);
    });

  it("open-quote.csv swallows rows, so it is refused with the line of its quote", async () => {
    const fileId = newId("import-file");
    const file = new Blob([await readBytes(new URL("../lists/open-quote.csv", import.meta.url))]);
    await officer.get(uploadFile, { params: { fileId }, query: { areaId: "21484", name: "open-quote.csv" }, file });
    const refused = await officer.ask(readFile, { params: { fileId } });
    assert.equal("problem" in refused && refused.problem.code, "table.quote_not_closed");
  });

  it("titles, blank lines, sums and footers too, each with its reason, and the import says the same as its trial", async () => {
    const households =
      "UBND XÃ BA TƠ;;;\nDANH SÁCH HỘ;;;\n;;;\nSố hộ;Họ và tên;Quan hệ;Năm sinh\n1;Phạm Văn Một;Chủ hộ;1975\n;;;\n;;;\n2;Phạm Văn Hai;;1961\nTổng cộng;;2;\n;;;\n;Người lập biểu;;\n";
    const tried = await trialOf("footers.csv", Buffer.from(households));
    assertAccounted(tried, 11);
    const reasons = [
      [1, 1, "title"],
      [2, 2, "title"],
      [3, 3, "blank"],
      [4, 4, "columns"],
      [6, 7, "blank"],
      [9, 9, "total"],
      [10, 10, "blank"],
      [11, 11, "signature"],
    ];
    const said = ({ leftOut }: Accounted) => leftOut.map((row) => [row.rowNumber, row.lastRow, row.reason]);
    assert.deepEqual(said(tried), reasons);
    const importId = newId("import");
    const mapping =
      "{source: footers, household: {key: Số hộ, registeredOn: {constant: 2026-01-01}}, person: {household: Số hộ, name: {column: Họ và tên}, relation: {column: Quan hệ, values: {Chủ hộ: head}}}}";
    await officer.get(importHouseholds, { body: { importId, areaId: "21484", mapping, households } });
    const done = await officer.get(getImport, { params: { importId } });
    assertAccounted(done, 11);
    assert.deepEqual(said(done), reasons);
  });
});
