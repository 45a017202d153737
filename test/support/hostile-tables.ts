/** Small files that would cost much to read: each with the refusal that it must meet. */
import { deflateRawSync } from "node:zlib";
import { workbookOf, workbookParts, workbookWith, zip } from "./workbook.ts";

export type HostileTable = { readonly bytes: () => Buffer; readonly code: string };

const inline = (reference: string, text: string) => `<c r="${reference}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** A workbook of which one part is packed, as large as it may be. */
function packed(part: string, xml: string | Buffer, size?: number): Buffer {
  const content = Buffer.from(xml);
  const parts = Object.fromEntries(Object.entries(workbookParts).filter(([name]) => name !== part));
  return zip(parts, { [part]: { packed: deflateRawSync(content), size: size ?? content.length } });
}

const sheetPart = "xl/worksheets/sheet1.xml";
const sheet = (rows: string) => packed(sheetPart, `<worksheet><sheetData>${rows}</sheetData></worksheet>`);
const head = `<row r="1">${inline("A1", "a")}${inline("B1", "b")}</row>`;
const million = 1_000_000;

/** So many empty cells with a format, in every column that a spreadsheet has. */
function styledRows(rows: number): string {
  const cells = `<c s="1"/>`.repeat(16_384);
  return Array.from({ length: rows }, (_, at) => `<row r="${at + 2}">${cells}</row>`).join("");
}

export const hostileTables: Readonly<Record<string, HostileTable>> = {
  "two cells at the corners of a sheet": {
    bytes: () =>
      workbookWith({
        sheets: {
          S: `<dimension ref="A1:XFD1048576"/><row r="1">${inline("A1", "a")}</row><row r="1048576">${inline("XFD1048576", "z")}</row>`,
        },
      }),
    code: "table.too_many_columns",
  },
  "a row beyond the last row": {
    bytes: () => workbookWith({ sheets: { S: `${head}<row r="99999999999">${inline("A2", "z")}</row>` } }),
    code: "table.archive_broken",
  },
  "rows of empty cells in every column": { bytes: () => sheet(head + styledRows(65)), code: "table.too_many_cells" },
  "more rows than a table has": {
    bytes: () => sheet(head + `<row><c><v>1</v></c></row>`.repeat(52_000)),
    code: "table.too_many_rows",
  },
  "more cells than a table has": {
    bytes: () => sheet(head + `<row><c r="RZ1"><v>1</v></c></row>`.repeat(2200)),
    code: "table.too_many_cells",
  },
  "a cell of a million letters": {
    bytes: () => sheet(`${head}<row r="2">${inline("A2", "x".repeat(million))}</row>`),
    code: "table.cell_too_long",
  },
  "shared texts without end": {
    bytes: () => packed("xl/sharedStrings.xml", `<sst>${"<si/>".repeat(510_000)}</sst>`),
    code: "table.archive_too_large",
  },
  "a shared text of a million letters": {
    bytes: () => packed("xl/sharedStrings.xml", `<sst><si><t>${"x".repeat(million)}</t></si></sst>`),
    code: "table.shared_text_too_long",
  },
  "elements within elements": { bytes: () => sheet("<x>".repeat(100_000)), code: "table.archive_broken" },
  "an element of ten thousand attributes": {
    bytes: () => sheet(`<row ${Array.from({ length: 10_000 }, (_, at) => `a${at}=""`).join(" ")}/>`),
    code: "table.archive_broken",
  },
  "entities that grow": {
    bytes: () =>
      packed(
        sheetPart,
        `<!DOCTYPE a [<!ENTITY a "${"x".repeat(1000)}">${"bcdefghij".replaceAll(/./g, (name) => `<!ENTITY ${name} "${`&${String.fromCodePoint((name.codePointAt(0) ?? 98) - 1)};`.repeat(10)}">`)}]><worksheet><sheetData><row><c t="str"><v>&j;</v></c></row></sheetData></worksheet>`,
      ),
    code: "table.archive_broken",
  },
  "formats of brackets": {
    bytes: () =>
      packed(
        "xl/styles.xml",
        `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="${"[".repeat(60_000)}"/></numFmts><cellXfs>${`<xf numFmtId="200"/>`.repeat(20)}</cellXfs></styleSheet>`,
      ),
    code: "table.columns_missing",
  },
  "formats without end": {
    bytes: () => packed("xl/styles.xml", `<styleSheet><cellXfs>${"<xf/>".repeat(75_000)}</cellXfs></styleSheet>`),
    code: "table.archive_too_large",
  },
  "sheets without end": {
    bytes: () => {
      const names = Array.from({ length: 3000 }, (_, at) => [`S${at}`, head]);
      return workbookWith({ sheets: Object.fromEntries(names) });
    },
    code: "table.archive_too_large",
  },
  "relations without end": {
    bytes: () =>
      packed(
        "xl/_rels/workbook.xml.rels",
        `<Relationships>${`<Relationship Id="r1" Type="x/worksheet" Target="worksheets/sheet1.xml"/>`.repeat(6000)}</Relationships>`,
      ),
    code: "table.archive_too_large",
  },
  "entries without end": {
    bytes: () => zip(Object.fromEntries(Array.from({ length: 3000 }, (_, at) => [`x${at}`, ""]))),
    code: "table.archive_too_large",
  },
  "a part that swells": {
    bytes: () => packed(sheetPart, Buffer.alloc(30 * million, "<row/>")),
    code: "table.archive_too_large",
  },
  "a part that swells and says that it is small": {
    bytes: () => packed(sheetPart, Buffer.alloc(30 * million, "<row/>"), 1000),
    code: "table.archive_broken",
  },
  "an archive cut off": { bytes: () => workbookOf([["a", "b"]]).subarray(0, 500), code: "table.archive_broken" },
  "an archive that is no workbook": { bytes: () => zip({ "a.txt": "x" }), code: "table.is_archive" },
  "an old workbook": { bytes: () => Buffer.from("d0cf11e0a1b11ae1".repeat(50), "hex"), code: "table.old_workbook" },
  "a web page": {
    bytes: () => Buffer.from("<html><table><tr><td>1</td></tr></table></html>"),
    code: "table.is_web_page",
  },
  "a paper": { bytes: () => Buffer.from("%PDF-1.7\n%âãÏÓ"), code: "table.is_pdf" },
  "nothing but zeros": { bytes: () => Buffer.alloc(200_000), code: "table.is_no_text" },
  "bytes of no alphabet": {
    bytes: () => Buffer.alloc(200_000, Buffer.from([0x81, 0x8d, 0x90, 0x9d, 0xf1])),
    code: "table.encoding_unclear",
  },
  "one word of many letters": { bytes: () => Buffer.alloc(300_000, "a"), code: "table.cell_too_long" },
  "a word of many letters before a blank that is none": {
    bytes: () => Buffer.from(`${"a".repeat(300_000)}\u00A0é`),
    code: "table.cell_too_long",
  },
  "a quotation that does not end": {
    bytes: () => Buffer.from(`a,b\n1,"${"2,3\n".repeat(300_000)}`),
    code: "table.csv_broken",
  },
  "a line of separators": { bytes: () => Buffer.alloc(50_000, ";"), code: "table.too_many_columns" },
  "lines without end": { bytes: () => Buffer.from(`a,b\n${"1,2\n".repeat(52_000)}`), code: "table.too_many_rows" },
  "a row that is wider than its head": { bytes: () => Buffer.from("a,b\n1,250,000\n"), code: "table.columns_missing" },
};
