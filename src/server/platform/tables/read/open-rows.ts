import { refuse } from "#kernel/refusal.ts";
import { openCsv } from "./csv-rows.ts";
import { TableBroken } from "./table-broken.ts";
import type { TableLimits } from "./table-limits.ts";
import { startOf } from "./table-source.ts";
import type { TableSource } from "./table-source.ts";
import type { ReadOptions, RowTable } from "./table.ts";
import { openXlsx } from "./xlsx-rows.ts";

/**
 * Opens a file of a table by what it is and not by what it is called: CSV in any of the known encodings, or a workbook (XLSX).
 * @throws TableBroken with the reason and what to do
 */
export async function openRows(source: TableSource, options: ReadOptions, limits: TableLimits): Promise<RowTable> {
  const start = Buffer.from(await startOf(source, 200));
  // Compound file: a workbook of before 2007, or one behind a password.
  if (start.toString("hex", 0, 4) === "d0cf11e0") throw new TableBroken(refuse("table.old_workbook"));
  const kind = otherKind(start);
  if (kind !== undefined) throw new TableBroken(refuse("table.not_a_table", { kind }));
  return start.toString("hex", 0, 4) === "504b0304"
    ? openXlsx(source, options, limits)
    : openCsv(source, options, limits);
}

/** Programs of offices save web pages and XML under the name of a workbook. */
function otherKind(start: Buffer): string | undefined {
  if (start.toString("latin1", 0, 5) === "%PDF-") return "PDF";
  const text = start.toString("latin1").replace(/^(?:ï»¿)?\s*/, "");
  if (/^<\?xml/i.test(text)) return "XML";
  return /^<(?:!doctype html|html|head|body|meta|table|div|style)\b/i.test(text) ? "HTML" : undefined;
}
