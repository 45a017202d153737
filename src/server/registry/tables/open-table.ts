import { openRows } from "#server/platform/tables/read/open-rows.ts";
import { streamLimits } from "#server/platform/tables/read/table-limits.ts";
import { shapeRows } from "./shape-rows.ts";
import type { ReadOptions, Table } from "./table.ts";

/**
 * Opens the file of a list by what it is and not by what it is called, of any size.
 * @param advance is given the bytes read of a CSV as they come; of a workbook all at its end.
 * @throws TableBroken with the reason and what to do
 */
export async function openTable(
  path: string,
  options: ReadOptions & { readonly advance?: ((bytes: number) => void) | undefined } = {},
): Promise<Table> {
  return shapeRows(await openRows({ path }, options, streamLimits), options.advance);
}

/** CSV that is text already; letters typed for a font are found in it all the same. */
export async function openCsvText(text: string): Promise<Table> {
  return shapeRows(await openRows({ bytes: Buffer.from(text) }, {}, streamLimits));
}
