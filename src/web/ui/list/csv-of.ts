import { byteOrderMark, csvLine } from "#kernel/csv-line.ts";
import type { Column } from "./column.ts";
import { headOf } from "./column.ts";

/** The rows as they are seen, as CSV (RFC 4180), with a byte order mark so that spreadsheets read Vietnamese letters. */
export function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const reported = columns.filter(({ isAct }) => isAct !== true);
  const lines = [reported.map(headOf), ...rows.map((row) => reported.map((column) => column.text(row)))];
  return `${byteOrderMark}${lines.map(csvLine).join("")}`;
}
