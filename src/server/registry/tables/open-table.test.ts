import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { after, before, describe, it } from "node:test";
import { toTcvn3 } from "#kernel/encoding/tcvn3.ts";
import { toVni } from "#kernel/encoding/vni.ts";
import { workbookOf, workbookWith, zip } from "#test/support/workbook.ts";
import { openTable } from "./open-table.ts";
import { TableBroken } from "#server/platform/tables/read/table-broken.ts";
import type { ReadOptions } from "./table.ts";

let folder: string;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "vuon-tables-"));
});
after(async () => rm(folder, { recursive: true }));

async function read(content: string | Uint8Array, options?: ReadOptions) {
  const file = join(folder, "file");
  await writeFile(file, content);
  const table = await openTable(file, options);
  const rows: (readonly [number, ...string[]])[] = [];
  for await (const batch of table.batches())
    rows.push(...batch.map(({ number, cells }) => [number, ...cells] as const));
  return { ...table, rows };
}

async function refusalOf(content: string | Uint8Array, options?: ReadOptions) {
  const broken = await read(content, options).then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(broken instanceof TableBroken, String(broken));
  return broken.refusal;
}

const csv = [
  "Họ và tên;Thôn;Dân tộc",
  "Đinh Văn Nghĩa;Làng Teng;Hrê",
  "Phạm Thị Hường;Gò Rét;Kinh",
  "Nguyễn Thị Thuỷ;Tài Năng;Kinh",
  "",
].join("\r\n");
const people = [
  [2, "Đinh Văn Nghĩa", "Làng Teng", "Hrê"],
  [3, "Phạm Thị Hường", "Gò Rét", "Kinh"],
  [4, "Nguyễn Thị Thuỷ", "Tài Năng", "Kinh"],
];
const latin1 = (text: string) => Buffer.from(text, "latin1");

/** Letters with a hat, breve or horn have a code; tones follow as marks (and four composed letters share codes of Western Europe). */
function windows1258(text: string): Buffer {
  const decoder = new TextDecoder("windows-1258");
  const bytes = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte)), byte]));
  return Buffer.from(
    [...text].flatMap((letter) => {
      const whole = bytes.get(letter);
      if (whole !== undefined) return [whole];
      const tone = /[\u0300\u0301\u0303\u0309\u0323]/u.exec(letter.normalize("NFD"))?.[0] ?? "";
      const bare = letter.normalize("NFD").replace(tone, "").normalize("NFC");
      return [bare, tone].map((part) => bytes.get(part) ?? assert.fail(letter));
    }),
  );
}

describe("a CSV", () => {
  it("is the same table in each of the encodings that communes use, and says which it was", async () => {
    const files = {
      "utf-8": Buffer.from(csv),
      "windows-1258": windows1258(csv),
      tcvn3: latin1(toTcvn3(csv)),
      vni: Buffer.from(toVni(csv), "latin1"),
      "utf-16le": Buffer.from(`\uFEFF${csv}`, "utf16le"),
      "utf-16be": Buffer.from(`\uFEFF${csv}`, "utf16le").swap16(),
    };
    for (const [encoding, file] of Object.entries(files)) {
      const table = await read(file);
      assert.equal(table.reading.encoding, encoding);
      assert.deepEqual(table.columns, ["Họ và tên", "Thôn", "Dân tộc"], encoding);
      const lowered = (rows: typeof table.rows) => (encoding === "tcvn3" ? rows.map((row) => row.map(String)) : rows);
      assert.deepEqual(
        lowered(table.rows),
        encoding === "tcvn3" ? people.map((row) => row.map(String)) : people,
        encoding,
      );
    }
  });
  it("with a byte order mark, or with letters taken apart, is the same table too", async () => {
    assert.deepEqual((await read(`\uFEFF${csv}`)).rows, people);
    assert.deepEqual((await read(csv.normalize("NFD"))).rows, people);
  });
  it("typed for a font and then saved as UTF-8 is read", async () => {
    const table = await read(toTcvn3(csv));
    assert.equal(table.reading.encoding, "tcvn3");
    assert.deepEqual(table.rows, people);
  });
  it("whose letters read as nothing is refused with what was tried, and read when somebody says how", async () => {
    const file = Buffer.concat([Buffer.from("a,b\nSe"), Buffer.of(0xf1), Buffer.from("or,2\n")]);
    const refusal = await refusalOf(file);
    assert.equal(refusal.code, "table.encoding_unclear");
    assert.match(String(refusal.facts["candidates"]), /windows-1258 0%.*tcvn3/);
    assert.deepEqual((await read(file, { encoding: "windows-1252" })).rows, [[2, "Señor", "2"]]);
  });
  it("that is no UTF-8 further down is refused with the line", async () => {
    const file = Buffer.concat([Buffer.from(`name\n${"An\n".repeat(400_000)}`), Buffer.of(0xf1, 10)]);
    const refusal = await refusalOf(file);
    assert.equal(refusal.code, "table.not_utf8");
    assert.ok(Number(refusal.facts["line"]) > 300_000);
  });
  it("may have a title above, a numbered head, totals and signatures below: they are left out and counted", async () => {
    const table = await read(
      'DANH SÁCH HỘ NGHÈO,,\n,,\nTT,Họ và tên,Thôn\n(1),(2),(3)\n1,Đinh Văn A,Làng Teng\n\n,Tổng cộng,1\n,,"Ba Tơ, ngày 2 tháng 11 năm 2025"\n',
    );
    assert.deepEqual(table.columns, ["TT", "Họ và tên", "Thôn"]);
    assert.deepEqual(
      table.rows.map((row) => row.slice(1)),
      [["1", "Đinh Văn A", "Làng Teng"]],
    );
    assert.deepEqual(table.reading.leftOut, {
      blankRows: 1,
      totalRows: 1,
      signatureRows: 1,
      villageRows: 0,
      numberedRows: 0,
      cellsWithoutValue: 0,
      headRows: 0,
      carriedRows: 0,
      hiddenRows: 0,
    });
  });
});

const cell = (reference: string, inner: string, attributes = "") => `<c r="${reference}"${attributes}>${inner}</c>`;
const shared = (reference: string, at: number) => cell(reference, `<v>${at}</v>`, ' t="s"');

describe("a workbook", () => {
  it("gives texts, days, numbers, identifiers with their zeros; errors and unsaved formulas are empty and counted", async () => {
    const book = workbookWith({
      texts: ["Họ tên", "Ngày sinh", "CCCD", "Thu nhập", "Đinh <Văn> A", "Ghi chú"],
      formats: [0, 14, "00000000000000", 3, 164],
      codes: { 164: 'dd"/"mm"/"yyyy' },
      sheets: {
        "Danh sách": `<row r="3">${["A", "B", "C", "D", "E"].map((column, at) => shared(`${column}3`, [0, 1, 2, 3, 5][at] ?? 0)).join("")}</row>
          <row r="4">${shared("A4", 4)}${cell("B4", "<v>29221</v>", ' s="1"')}${cell("C4", "<v>51080001234</v>", ' s="2"')}${cell("D4", "<v>1250000.1000000001</v>")}</row>
          <row r="5">${cell("A5", "<f>B4</f><v>Hồ B</v>", ' t="str"')}${cell("B5", "<v>29221.5</v>", ' s="4"')}${cell("C5", "<v>#REF!</v>", ' t="e"')}${cell("D5", "<f>1+1</f>")}${cell("E5", "<is><r><t>xem </t></r><r><t>lại</t></r></is>", ' t="inlineStr"')}</row>`,
      },
    });
    const table = await read(book);
    assert.deepEqual(table.columns, ["Họ tên", "Ngày sinh", "CCCD", "Thu nhập", "Ghi chú"]);
    assert.equal(table.reading.headRow, 3);
    assert.deepEqual(table.rows, [
      [4, "Đinh <Văn> A", "1980-01-01", "00051080001234", "1250000.1", ""],
      [5, "Hồ B", "1980-01-01", "", "", "xem lại"],
    ]);
    assert.equal(table.reading.leftOut.cellsWithoutValue, 2);
  });
  it("of several sheets gives the first that holds a table, or the one that is named; hidden ones are not there", async () => {
    const inline = (rows: readonly (readonly string[])[]) =>
      rows
        .map(
          (row, down) =>
            `<row r="${down + 1}">${row.map((text, across) => cell(`${"ABC"[across] ?? ""}${down + 1}`, `<is><t>${text}</t></is>`, ' t="inlineStr"')).join("")}</row>`,
        )
        .join("");
    const book = workbookWith({
      hidden: ["Cũ"],
      sheets: {
        "Hướng dẫn": inline([["Cách điền"], ["Mỗi người một dòng"]]),
        Cũ: inline([
          ["a", "b"],
          ["1", "2"],
        ]),
        Thôn1: inline([
          ["Tên", "Tuổi"],
          ["A", "3"],
        ]),
        Thôn2: inline([
          ["Tên", "Tuổi"],
          ["B", "4"],
        ]),
      },
    });
    const table = await read(book);
    assert.deepEqual([table.reading.sheet, table.rows], ["Thôn1", [[2, "A", "3"]]]);
    assert.deepEqual(table.reading.sheets, ["Hướng dẫn", "Thôn1", "Thôn2"]);
    assert.deepEqual((await read(book, { sheet: "Thôn2" })).rows, [[2, "B", "4"]]);
    assert.equal((await refusalOf(book, { sheet: "Cũ" })).code, "table.no_such_sheet");
  });
  it("typed for a font is read, cell by cell", async () => {
    const table = await read(
      workbookOf(
        [
          ["Họ tên", "Thôn"],
          ["Nguyễn Thị Hường", "Gò Rét"],
          ["Đinh Thị Bưởi", "Gò Rét"],
        ].map((row, at) => (at === 0 ? row : row.map(toTcvn3))),
      ),
    );
    assert.equal(table.reading.encoding, "tcvn3");
    assert.deepEqual(table.rows[0], [2, "Nguyễn Thị Hường", "Gò Rét"]);
    assert.deepEqual(table.columns, ["Họ tên", "Thôn"]);
  });
});

describe("a file that could hurt, or is not what it seems,", () => {
  it("is refused by name: an old or locked workbook, a broken archive, another archive, nothing in it", async () => {
    assert.equal((await refusalOf(Buffer.from("d0cf11e0a1b11ae1", "hex"))).code, "table.old_workbook");
    assert.equal((await refusalOf(workbookOf([["a"]]).subarray(0, 300))).code, "table.archive_broken");
    assert.equal((await refusalOf(zip({ "photo.txt": "x" }))).code, "table.is_archive");
    assert.equal((await refusalOf("")).code, "table.is_empty");
    assert.equal((await refusalOf(workbookOf([]))).code, "table.no_head");
  });
  it("is refused before it is unpacked when it would swell", async () => {
    const bomb = Buffer.alloc(60_000_000, "<row/>");
    const refusal = await refusalOf(
      zip(
        { "xl/workbook.xml": "<workbook/>" },
        { "xl/sheet.xml": { packed: deflateRawSync(bomb), size: bomb.length } },
      ),
    );
    assert.equal(refusal.code, "table.archive_too_large");
  });
  it("is refused when it says that it is small and is not", async () => {
    const bomb = Buffer.alloc(1_000_000, "<row/>");
    const parts = workbookParts();
    const refusal = await refusalOf(
      zip(parts, { "xl/worksheets/sheet1.xml": { packed: deflateRawSync(bomb), size: 100 } }),
    );
    assert.equal(refusal.code, "table.archive_broken");
  });
  it("is refused when its XML declares entities", async () => {
    const parts = workbookParts();
    const laughs = `<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx">]><worksheet><sheetData/></worksheet>`;
    const refusal = await refusalOf(zip({ ...parts, "xl/worksheets/sheet1.xml": laughs }));
    assert.deepEqual([refusal.code, refusal.facts["problem"]], ["table.archive_broken", "DOCTYPE"]);
  });
});

function workbookParts(): Readonly<Record<string, string>> {
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  return {
    "_rels/.rels": `<Relationships><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns:r="${office}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
  };
}
