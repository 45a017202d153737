import { dateOfSerial } from "#kernel/spreadsheet-date.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Pace } from "./pace.ts";
import { readXml } from "./read-xml.ts";
import type { XmlHandler } from "./read-xml.ts";
import { TableBroken } from "./table-broken.ts";
import { cellTooLong, tooManyCells, tooManyColumns } from "./table-limits.ts";
import type { TableLimits } from "./table-limits.ts";
import { unescaped } from "./workbook.ts";
import { Batches } from "./table.ts";
import type { CellCount, TableRow } from "./table.ts";
import type { Sheet, Workbook } from "./workbook.ts";
import type { ZipArchive } from "./zip-archive.ts";

/** Every spreadsheet program stops here. */
const lastRow = 1_048_576;
const lastHidden = 1000;

type Cell = { type: string; format: number; value: string; inline: string; hasFormula: boolean; hasValue: boolean };

/** What the rows of a sheet are read with. */
export type SheetReading = {
  readonly zip: ZipArchive;
  readonly workbook: Workbook;
  readonly sheet: Sheet;
  readonly read: (cells: readonly string[]) => readonly string[];
  readonly count: CellCount;
  readonly limits: TableLimits;
  readonly pace: Pace;
  /** How many rows make a batch, where the whole is not wanted. */
  readonly batch?: number;
  /** Is given the places of the columns that the sheet hides. */
  readonly hidden?: Set<number>;
};

/**
 * The rows of a sheet as it is stored, from top to bottom; rows without cells are not there, so the numbers have gaps. A cell without a
 * value has no place: what a sheet says of its own size is not believed.
 */
export async function* sheetRows(reading: SheetReading): AsyncGenerator<readonly TableRow[]> {
  const { zip, workbook, sheet, read, count, limits, pace, batch, hidden = new Set() } = reading;
  let written = 0;
  const batches = new Batches<TableRow>(batch);
  let number = 0;
  let column = -1;
  let cells: string[] = [];
  let cell: Cell = newCell({});
  let into: "value" | "inline" | undefined;
  const handler: XmlHandler = {
    open: (name, attributes) => {
      if (name === "col" && isTrue(attributes["hidden"])) hideColumns(hidden, attributes);
      else if (name === "row") {
        if (isTrue(attributes["hidden"])) count.hiddenRows += 1;
        number = rowNumber(attributes["r"], number);
        column = -1;
        cells = [];
      } else if (name === "c") {
        written += 1;
        if (written > limits.cells) throw tooManyCells(limits);
        column = columnOf(attributes["r"]) ?? column + 1;
        cell = newCell(attributes);
      } else if (name === "v") {
        into = "value";
        cell.hasValue = true;
      } else if (name === "t") into = "inline";
      else if (name === "f") cell.hasFormula = true;
    },
    text: (text) => {
      if (into === undefined) return;
      cell[into] += text;
      if (cell[into].length > limits.cellText) throw cellTooLong(number, limits);
    },
    close: (name) => {
      if (name === "v" || name === "t") into = undefined;
      else if (name === "row") {
        batches.add({ number, cells: read(cells) }, cells.length);
      } else if (name === "c") {
        const text = textOf(cell, workbook, count);
        if (text === "") return;
        if (column >= limits.columns) throw tooManyColumns(number, limits);
        while (cells.length < column) cells.push("");
        cells[column] = text;
      }
    },
  };
  for await (const _ of readXml(await zip.open(sheet.part), handler, pace)) yield* batches.takeFull();
  const rest = batches.rest();
  if (rest.length > 0) yield rest;
}

function rowNumber(written: string | undefined, before: number): number {
  const number = written === undefined ? before + 1 : Number(written);
  if (Number.isInteger(number) && number >= 1 && number <= lastRow) return number;
  throw new TableBroken(refuse("table.archive_broken", { problem: `row ${(written ?? String(number)).slice(0, 20)}` }));
}

const isTrue = (written: string | undefined) => written === "1" || written === "true";

/** As far as a table may be wide: a sheet may hide all 16384 columns behind it. */
function hideColumns(hidden: Set<number>, { min = "1", max = min }: Readonly<Record<string, string>>): void {
  const last = Math.min(Number(max), lastHidden);
  for (let column = Math.max(1, Number(min)); column <= last; column += 1) hidden.add(column - 1);
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
function textOf(cell: Cell, { texts, formats, epoch }: Workbook, count: CellCount): string {
  const { type, value } = cell;
  if (type === "inlineStr") return unescaped(cell.inline);
  if (type === "s") return texts[Number(value)] ?? "";
  if (type === "e" || (cell.hasFormula && !cell.hasValue)) {
    count.cellsWithoutValue += 1;
    return "";
  }
  if (type === "b") return value === "1" ? "TRUE" : "FALSE";
  // Strict workbooks write a day as one; the midnight behind it says nothing.
  if (type === "d") return value.replace(/^(\d{4}-\d{2}-\d{2})T.*$/, "$1");
  if (type !== "n" || value === "") return unescaped(value);
  const number = Number(value);
  if (!Number.isFinite(number)) return value;
  const format = formats[cell.format] ?? { kind: "plain" };
  if (format.kind === "date")
    return isYear(number) ? String(number) : (dateOfSerial(number, epoch) ?? plainNumber(number));
  return format.kind === "zeros" ? plainNumber(number).padStart(format.digits, "0") : plainNumber(number);
}

/** In a cell for days 1975 is the year that somebody typed, and not the 28 May 1905 that the program shows. */
function isYear(number: number): boolean {
  return Number.isInteger(number) && number >= 1900 && number <= 2100;
}

/**
 * A number cell as text that reads as this number and as no other: without an exponent, without the noise of binary fractions, and
 * 356.125 as 356.1250, because three digits after a mark are thousands where people write (read-number.ts).
 */
function plainNumber(number: number): string {
  if (Number.isInteger(number)) return Math.abs(number) < 1e21 ? BigInt(number).toString() : String(number);
  const text = String(Number(number.toPrecision(15)));
  return /\.\d{3}$/.test(text) ? `${text}0` : text;
}
