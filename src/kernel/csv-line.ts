import { harmlessCell } from "./harmless-cell.ts";

/** Before the first line of a CSV, so that spreadsheets read Vietnamese letters. */
export const byteOrderMark = "\uFEFF";

/** A line of CSV (RFC 4180) with its end; no cell is a formula. */
export function csvLine(cells: readonly (string | number | bigint | boolean | null)[]): string {
  let line = "";
  for (const [at, cell] of cells.entries()) {
    if (at > 0) line += ",";
    if (cell !== null) line += typeof cell === "string" ? quoted(harmlessCell(cell)) : String(cell);
  }
  return `${line}\r\n`;
}

function quoted(text: string): string {
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
