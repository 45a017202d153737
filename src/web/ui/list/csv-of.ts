import { harmlessCell } from "#kernel/harmless-cell.ts";
import type { Column } from "./column.ts";
import { headOf } from "./column.ts";

function quoted(text: string): string {
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The rows as they are seen, as CSV (RFC 4180), with a byte order mark so that spreadsheets read Vietnamese letters. */
export function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const reported = columns.filter(({ isAct }) => isAct !== true);
  const lines = [reported.map(headOf), ...rows.map((row) => reported.map((column) => column.text(row)))];
  return `\uFEFF${lines.map((line) => line.map((cell) => quoted(harmlessCell(cell))).join(",")).join("\r\n")}\r\n`;
}
