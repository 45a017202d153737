import { openRows } from "#server/platform/tables/read/open-rows.ts";
import { streamLimits } from "#server/platform/tables/read/table-limits.ts";
import { shapeRows } from "./shape-rows.ts";
import type { ReadOptions, Table } from "./table.ts";

export type OpenOptions = ReadOptions & {
  /** Is given the bytes read of a CSV as they come; of a workbook all at its end. */
  readonly advance?: ((bytes: number) => void) | undefined;
  /** The most time that the XML of a workbook may take. */
  readonly seconds?: number;
};

/**
 * Opens the file of a list by what it is and not by what it is called, of any size.
 * @throws TableBroken with the reason and what to do
 */
export async function openTable(path: string, options: OpenOptions = {}): Promise<Table> {
  const { seconds = Infinity } = options;
  return shapeRows(await openRows({ path }, options, { ...streamLimits, seconds }), options.advance);
}

/** CSV that is text already; letters typed for a font are found in it all the same. */
export async function openCsvText(text: string): Promise<Table> {
  return shapeRows(await openRows({ bytes: Buffer.from(text) }, {}, streamLimits));
}
