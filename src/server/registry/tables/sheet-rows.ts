import { dateOfSerial } from "#kernel/spreadsheet-date.ts";
import type { SourceRow } from "#programme/registry/import/mapped-household.ts";
import { readXml } from "./read-xml.ts";
import { rowsABatch } from "./table.ts";
import type { LeftOut } from "./table.ts";
import type { Sheet, Workbook } from "./workbook.ts";
import type { ZipArchive } from "./zip-archive.ts";

/** Nobody has more columns; a cell that claims a place beyond is not followed there. */
const mostColumns = 2000;

type Cell = { type: string; format: number; value: string; inline: string; hasFormula: boolean; hasValue: boolean };

/** The rows of a sheet as it is stored, from top to bottom; rows without cells are not there, so the numbers have gaps. */
export async function* sheetRows(
  zip: ZipArchive,
  workbook: Workbook,
  sheet: Sheet,
  read: (cells: readonly string[]) => readonly string[],
  leftOut: LeftOut,
): AsyncGenerator<readonly SourceRow[]> {
  let rows: SourceRow[] = [];
  let number = 0;
  let column = -1;
  let cells: string[] = [];
  let cell: Cell = newCell({});
  let into: "value" | "inline" | undefined;
  const parts = readXml(await zip.open(sheet.part), {
    open: (name, attributes) => {
      if (name === "row") {
        number = Number(attributes["r"] ?? number + 1);
        column = -1;
        cells = [];
      } else if (name === "c") {
        column = columnOf(attributes["r"]) ?? column + 1;
        cell = newCell(attributes);
      } else if (name === "v") {
        into = "value";
        cell.hasValue = true;
      } else if (name === "t") into = "inline";
      else if (name === "f") cell.hasFormula = true;
    },
    text: (text) => {
      if (into !== undefined) cell[into] += text;
    },
    close: (name) => {
      if (name === "v" || name === "t") into = undefined;
      else if (name === "row") rows.push({ number, cells: read(cells) });
      else if (name === "c" && column < mostColumns) {
        const text = textOf(cell, workbook, leftOut);
        if (text === "") return;
        while (cells.length < column) cells.push("");
        cells[column] = text;
      }
    },
  });
  for await (const _ of parts) {
    if (rows.length < rowsABatch) continue;
    yield rows;
    rows = [];
  }
  if (rows.length > 0) yield rows;
}

function newCell({ t: type = "n", s: format = "0" }: Readonly<Record<string, string>>): Cell {
  return { type, format: Number(format), value: "", inline: "", hasFormula: false, hasValue: false };
}

/** "AB12" is column 27 (from 0). */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? "")?.[0];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + (letter.codePointAt(0) ?? 64) - 64;
  return column - 1;
}

/** What the cell shows: a formula by the value that was saved with it, a day as YYYY-MM-DD. */
function textOf(cell: Cell, { texts, formats, epoch }: Workbook, leftOut: LeftOut): string {
  const { type, value } = cell;
  if (type === "inlineStr") return cell.inline;
  if (type === "s") return texts[Number(value)] ?? "";
  if (type === "e" || (cell.hasFormula && !cell.hasValue)) {
    leftOut.cellsWithoutValue += 1;
    return "";
  }
  if (type === "b") return value === "1" ? "TRUE" : "FALSE";
  if (type !== "n" || value === "") return value;
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  const format = formats[cell.format] ?? { kind: "plain" };
  if (format.kind === "date") return dateOfSerial(number, epoch) ?? plainNumber(number);
  return format.kind === "zeros" ? plainNumber(number).padStart(format.digits, "0") : plainNumber(number);
}

/** Without an exponent, and without the noise of binary fractions. */
function plainNumber(number: number): string {
  if (Number.isInteger(number)) return Math.abs(number) < 1e21 ? BigInt(number).toString() : String(number);
  return String(Number(number.toPrecision(15)));
}
