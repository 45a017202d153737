/** Kinds of lists that were read wrongly: a table as its reader gives it, from the bytes that an office program or a person writes. */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { openRows } from "#server/platform/tables/read/open-rows.ts";
import { streamLimits } from "#server/platform/tables/read/table-limits.ts";
import { TableBroken } from "#server/platform/tables/read/table-broken.ts";
import { workbookParts, zip } from "#test/support/workbook.ts";
import { shapeRows } from "./shape-rows.ts";

async function readAll(bytes: Uint8Array) {
  const table = shapeRows(await openRows({ bytes }, {}, streamLimits));
  const rows: (readonly string[])[] = [];
  for await (const batch of table.batches()) rows.push(...batch.map(({ cells }) => cells));
  return { ...table, rows, leftOut: table.takeLeftOut() };
}
const csv = async (text: string) => readAll(Buffer.from(text));

describe("a CSV", () => {
  it("with a quote that nobody closed is refused with its line, whether a later quote closes it or not", async () => {
    const rows = (broken: string) =>
      `Số hộ,Họ và tên,Quan hệ,Năm sinh,Địa chỉ\n1,A,Chủ hộ,1975,"Nhà ông ""Tý"""\n2,B,Chủ hộ,1961,${broken}`;
    for (const broken of [
      '"Tổ 2\n3,C,Chủ hộ,1961,Tổ 2\n4,D,Chủ hộ,1961,"Tổ 3\n5,E,Chủ hộ,1961,Tổ 4\n',
      '"Tổ 2\n3,C,Chủ hộ,1961,"Tổ 3"\n',
    ]) {
      await assert.rejects(csv(rows(broken)), (error) => {
        assert.ok(error instanceof TableBroken);
        assert.deepEqual([error.refusal.code, error.refusal.facts], ["table.quote_not_closed", { line: 3 }]);
        return true;
      });
    }
    const good = await csv(rows('"Tổ 2,\nthôn Gò Re"\n'));
    assert.equal(good.rows.length, 2);
  });
  it("with a separator at the end of each row has no column more", async () => {
    const { columns, rows } = await csv("Số hộ,Họ và tên,Quan hệ,\n1,A,Chủ hộ,\n2,B,Chủ hộ,\n");
    assert.deepEqual(
      [columns.length, rows],
      [
        3,
        [
          ["1", "A", "Chủ hộ"],
          ["2", "B", "Chủ hộ"],
        ],
      ],
    );
  });
  it("whose head is printed again on each page has it left out, by its row", async () => {
    const { rows, leftOut } = await csv("Số hộ;Họ và tên\n1;A\n2;B\nSố hộ;Họ và tên\n3;C\n");
    assert.equal(rows.length, 3);
    assert.deepEqual(leftOut, [
      { rowNumber: 1, reason: "columns", text: "Số hộ | Họ và tên" },
      { rowNumber: 4, reason: "head", text: "Số hộ | Họ và tên" },
    ]);
  });
  it("whose village is written once, as a merged cell is, has it in each row", async () => {
    const list = "Số hộ;Họ và tên;Thôn\n1;A;Gò Re\n2;B;\n3;C;\n1;D;Suối Cát\n2;E;\n3;F;\n";
    const { rows, reading } = await csv(list);
    assert.deepEqual(
      rows.map((cells) => cells[2]),
      ["Gò Re", "Gò Re", "Gò Re", "Suối Cát", "Suối Cát", "Suối Cát"],
    );
    assert.equal(reading.leftOut.carriedRows, 4);
    const gaps = await csv("Số hộ;Họ và tên;Thôn\n1;A;Gò Re\n2;B;\n3;C;Gò Re\n");
    assert.equal(gaps.rows[1]?.[2], "");
  });
});

describe("a workbook", () => {
  const text = (place: string, value: string) => `<c r="${place}" t="inlineStr"><is><t>${value}</t></is></c>`;
  const row = (number: number, cells: string, more = "") => `<row r="${number}"${more}>${cells}</row>`;
  const styles = '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>';
  const workbook = (rows: string, cols = "") =>
    zip({
      ...workbookParts,
      "xl/styles.xml": styles,
      "xl/worksheets/sheet1.xml": `<worksheet>${cols}<sheetData>${rows}</sheetData></worksheet>`,
    });
  const head = row(1, text("A1", "Số hộ") + text("B1", "Năm sinh") + text("C1", "Ngày sinh"));

  it("tells its hidden columns, and reads its hidden rows", async () => {
    const rows =
      head +
      row(2, text("A2", "1") + text("B2", "1900") + text("C2", "15/03/1975")) +
      row(3, text("A3", "2") + text("B3", "1900") + text("C3", "1961"), ' hidden="1"');
    const { reading, rows: read } = await readAll(workbook(rows, '<cols><col min="2" max="2" hidden="1"/></cols>'));
    assert.deepEqual([reading.hidden, reading.leftOut.hiddenRows, read.length], [["Năm sinh"], 1, 2]);
  });
  it("has a year where one was typed in a cell for days, a day where it is written as one, and its letters out of their codes", async () => {
    const cells =
      text("A2", "H_x000D_ộ") + '<c r="B2" s="1"><v>1975</v></c><c r="C2" t="d"><v>1975-03-15T00:00:00</v></c>';
    const { rows } = await readAll(
      workbook(head + row(2, cells) + row(3, '<c r="A3"><v>2</v></c><c r="B3" s="1"><v>27468</v></c>')),
    );
    assert.deepEqual(rows, [
      ["H\rộ", "1975", "1975-03-15"],
      ["2", "1975-03-15", ""],
    ]);
  });
});
