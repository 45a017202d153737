import { harmlessCell } from "#kernel/harmless-cell.ts";
import type { Cell, Table } from "./table.ts";

/** CSV (RFC 4180) with a byte order mark, so that spreadsheets read Vietnamese letters; no cell is a formula. */
export async function* csvTable({ columns, portions }: Table): AsyncIterable<Uint8Array> {
  yield Buffer.from(`\uFEFF${lineOf(columns.map(({ name }) => name))}`);
  for await (const rows of portions) {
    let text = "";
    for (const row of rows) text += lineOf(row);
    yield Buffer.from(text);
  }
}

function lineOf(cells: readonly Cell[]): string {
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
