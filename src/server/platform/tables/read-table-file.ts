import { parse } from "csv-parse/sync";
import readWorkbook from "read-excel-file/universal";
import { z } from "zod";
import type { TableFile } from "#contract/table-file.ts";

export type TableRows = readonly Readonly<Record<string, string>>[];

const cells = z.array(z.record(z.string(), z.string()));

export function readCsvRows(csv: string): TableRows {
  return cells.parse(parse(csv, { columns: true, bom: true, skip_empty_lines: true, trim: true }));
}

/** The first sheet, its first row as heads. Cells are read as written: a formula gives the value that was saved with it. */
async function readXlsxRows(base64: string): Promise<TableRows> {
  const [sheet] = await readWorkbook(new Blob([Buffer.from(base64, "base64")]));
  const [heads = [], ...rows] = sheet?.data ?? [];
  return rows
    .filter((row) => row.some((cell) => cell !== null))
    .map((row) => Object.fromEntries(heads.map((head, at) => [text(head), text(row[at] ?? null)])));
}

function text(cell: unknown): string {
  if (cell === null || cell === undefined) return "";
  return cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim();
}

/** @throws Error when the file is neither CSV nor a workbook */
export async function readTableFile(file: TableFile): Promise<TableRows> {
  return file.format === "csv" ? readCsvRows(file.text) : readXlsxRows(file.base64);
}

export type NumberedRows = readonly { readonly row: number; readonly cells: Readonly<Record<string, string>> }[];

/** The same, with the number that each row has in the file: the heads stand in row 1, empty rows are passed over and counted. */
export async function readNumberedRows(file: TableFile): Promise<NumberedRows> {
  if (file.format === "csv") {
    const rows = z
      .array(z.array(z.string()))
      .parse(parse(file.text, { bom: true, trim: true, relax_column_count: true, skip_empty_lines: false }));
    return numbered(rows);
  }
  const [sheet] = await readWorkbook(new Blob([Buffer.from(file.base64, "base64")]));
  return numbered((sheet?.data ?? []).map((row) => row.map((cell) => text(cell))));
}

function numbered([heads = [], ...rows]: readonly (readonly string[])[]): NumberedRows {
  return rows.flatMap((row, at) =>
    row.every((cell) => cell === "")
      ? []
      : [{ row: at + 2, cells: Object.fromEntries(heads.map((head, place) => [head, row[place] ?? ""])) }],
  );
}
