import { Readable } from "node:stream";
import { ZipFile } from "yazl";
import type { Cell, Table, TableColumn } from "./table.ts";

/** Rows that a sheet can hold besides its heading (ECMA-376 leaves it open, every spreadsheet stops here). */
export const sheetRows = 1_048_575;

const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packaging = "http://schemas.openxmlformats.org/package/2006";
const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const dateStyle = 1;
const headStyle = 2;

/** The parts of a workbook of one sheet, besides the sheet: the least that spreadsheets open without a word. */
const parts = {
  "[Content_Types].xml": `<Types xmlns="${packaging}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
  "_rels/.rels": `<Relationships xmlns="${packaging}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Vuon" sheetId="1" r:id="r1"/></sheets></workbook>`,
  "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${packaging}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  "xl/styles.xml": `<styleSheet xmlns="${main}"><fonts count="2"><font/><font><b/></font></fonts><fills count="1"><fill/></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="14" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>`,
};

/** A workbook (XLSX, ECMA-376) whose sheet is compressed while its rows come. A text cell is never a formula, so none needs a guard. */
export async function* xlsxTable(table: Table): AsyncIterable<Uint8Array> {
  const zip = new ZipFile();
  for (const [path, xml] of Object.entries(parts)) zip.addBuffer(Buffer.from(head + xml), path);
  const sheet = Readable.from(sheetOf(table), { objectMode: false });
  const broken = new Promise<never>((_resolve, reject) => sheet.once("error", reject));
  // Nobody may be listening any more when it breaks; anyone who reads below is informed.
  broken.catch(() => undefined);
  zip.addReadStream(sheet, "xl/worksheets/sheet1.xml", { compressionLevel: 1 });
  zip.end();
  const chunks = Readable.from(zip.outputStream)[Symbol.asyncIterator]();
  try {
    for (;;) {
      const chunk: IteratorResult<Buffer> = await Promise.race([chunks.next(), broken]);
      if (chunk.done === true) return;
      yield chunk.value;
    }
  } finally {
    sheet.destroy();
  }
}

async function* sheetOf({ columns, portions }: Table): AsyncIterable<Buffer> {
  const letters = columns.map((_, at) => lettersOf(at));
  const widths = columns.map((_, at) => `<col min="${at + 1}" max="${at + 1}" width="18" customWidth="1"/>`).join("");
  const pane = `<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`;
  const heads = columns.map(({ name }, at) => textCell(`r="${letters[at]}1" s="${headStyle}"`, name)).join("");
  yield Buffer.from(
    `${head}<worksheet xmlns="${main}">${pane}<cols>${widths}</cols><sheetData><row r="1">${heads}</row>`,
  );
  let down = 1;
  for await (const rows of portions) {
    let text = "";
    for (const row of rows) {
      down += 1;
      text += `<row r="${down}">`;
      for (const [at, cell] of row.entries()) {
        if (cell !== null && cell !== "") text += cellOf(columns[at]?.type, `r="${letters[at]}${down}"`, cell);
      }
      text += "</row>";
    }
    yield Buffer.from(text);
  }
  yield Buffer.from("</sheetData></worksheet>");
}

/** A, B, … Z, AA, AB, … */
function lettersOf(at: number): string {
  const last = String.fromCodePoint(65 + (at % 26));
  return at < 26 ? last : lettersOf(Math.floor(at / 26) - 1) + last;
}

function cellOf(type: TableColumn["type"] | undefined, address: string, cell: Exclude<Cell, null>): string {
  if (typeof cell === "number") return `<c ${address}><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c ${address} t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (type === "date") {
    const serial = dayNumber(cell);
    if (serial > 60) return `<c ${address} s="${dateStyle}"><v>${serial}</v></c>`;
  }
  return textCell(address, cell);
}

/** Days as spreadsheets count them; their 1900 has a 29 February that never was, so days before March 1900 stay texts. */
function dayNumber(day: string): number {
  return Date.UTC(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8, 10))) / 86_400_000 + 25_569;
}

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

function textCell(address: string, text: string): string {
  // XML knows no control characters and no half of a pair; they come from broken sources and mean nothing.
  const clean = /[&<>\p{Cc}\p{Cs}]/u.test(text)
    ? text.replaceAll(/[^\P{Cc}\t\n\r]|\p{Cs}/gu, "").replaceAll(/[&<>]/g, (character) => entities[character] ?? "")
    : text;
  const space = /^\s|\s$|\s\s/.test(clean) ? ` xml:space="preserve"` : "";
  return `<c ${address} t="inlineStr"><is><t${space}>${clean}</t></is></c>`;
}
