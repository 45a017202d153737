import { byteOrderMark, csvLine } from "#kernel/csv-line.ts";
import type { Cell, Table } from "./table.ts";

/** CSV (RFC 4180) with a byte order mark, so that spreadsheets read Vietnamese letters; no cell is a formula. */
export async function* csvTable({ columns, portions }: Table): AsyncIterable<Uint8Array> {
  yield Buffer.from(`${byteOrderMark}${csvLine(columns.map(({ name }) => name))}`);
  for await (const rows of portions) yield Buffer.from(rows.map((row) => csvLine(row)).join(""));
}

/** The same of a table that is short and kept as a file. */
export function csvText(heads: readonly string[], rows: readonly (readonly (Cell | bigint)[])[]): string {
  return `${byteOrderMark}${[heads, ...rows].map((row) => csvLine(row)).join("")}`;
}
