import { openCsv } from "./csv-rows.ts";
import { otherFile } from "./other-file.ts";
import { TableBroken } from "./table-broken.ts";
import type { TableLimits } from "./table-limits.ts";
import { pieceOf } from "./table-source.ts";
import type { TableSource } from "./table-source.ts";
import type { ReadOptions, RowTable } from "./table.ts";
import { openXlsx } from "./xlsx-rows.ts";

/**
 * Opens a file of a table by what it is and not by what it is called: CSV in any of the known encodings, or a workbook (XLSX).
 * @throws TableBroken with the reason and what to do
 */
export async function openRows(source: TableSource, options: ReadOptions, limits: TableLimits): Promise<RowTable> {
  const other = await otherFile(source);
  if (other !== undefined) throw new TableBroken(other);
  const start = Buffer.from(await pieceOf(source, 0, 4));
  return start.toString("hex") === "504b0304" ? openXlsx(source, options, limits) : openCsv(source, options, limits);
}
