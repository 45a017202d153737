import type { FileReading } from "#server/platform/tables/read/table.ts";
import type { LeftOutRow } from "#programme/registry/import/left-out.ts";
import type { SourceRow } from "#programme/registry/import/mapped-household.ts";

export type { ReadOptions } from "#server/platform/tables/read/table.ts";

/** A list of people as a table: columns by name, and rows numbered as the program that made the file shows them. */
export type Table = {
  readonly columns: readonly string[];
  readonly reading: TableReading;
  /** The rows left out since the last time this was asked, while the batches are read. */
  readonly takeLeftOut: () => readonly LeftOutRow[];
  /** How many rows of the file were gone through since the last time this was asked, titles and blank rows among them. */
  readonly takeRows: () => number;
  /** Row by row in batches, each read once. @throws TableBroken where the file cannot be read on. */
  readonly batches: () => AsyncGenerator<readonly SourceRow[]>;
};

/** How a file was understood, for people to check. What was left out grows while the rows are read. */
export type TableReading = FileReading & {
  /** The last row of the head, as shown: data begins below it. */
  readonly headRow: number;
  /** Columns that the sheet hides. */
  readonly hidden: readonly string[];
  readonly leftOut: LeftOut;
};

/** Rows and cells that hold no household. */
export type LeftOut = {
  blankRows: number;
  totalRows: number;
  signatureRows: number;
  /** The head, printed again on a page. */
  headRows: number;
  /** Names of villages above their households: they became a column. */
  villageRows: number;
  /** Not left out: rows of members that took the number of the household above them. */
  numberedRows: number;
  /** Not left out: rows that took the village of the rows above them, whose cell is merged. */
  carriedRows: number;
  /** Not left out: rows that the sheet hides. */
  hiddenRows: number;
  /** Cells with #REF! and the like, and formulas that were saved without a value: read as empty. */
  cellsWithoutValue: number;
};

export const nothingLeftOut = (): LeftOut => ({
  blankRows: 0,
  totalRows: 0,
  signatureRows: 0,
  headRows: 0,
  villageRows: 0,
  numberedRows: 0,
  carriedRows: 0,
  hiddenRows: 0,
  cellsWithoutValue: 0,
});
