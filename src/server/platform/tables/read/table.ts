import type { Encoding } from "#kernel/encoding/detect-encoding.ts";

/** Numbered as the program that made the file shows its rows. */
export type TableRow = { readonly number: number; readonly cells: readonly string[] };

/** How a file was understood, for people to check. */
export type FileReading = {
  readonly format: "csv" | "xlsx";
  readonly encoding: Encoding;
  readonly delimiter?: string;
  readonly sheet?: string;
  /** All sheets with rows that people see, in their order. */
  readonly sheets?: readonly string[];
  /** Places of columns that the sheet hides, from 0. */
  readonly hiddenColumns?: readonly number[];
  /** Sheets that the workbook hides: they are not read. */
  readonly hiddenSheets?: readonly string[];
};

/** Cells with #REF! and the like, and formulas that were saved without a value: read as empty, and counted. */
export type CellCount = {
  cellsWithoutValue: number;
  /** Rows that the sheet hides, read as all others. */
  hiddenRows: number;
};

/** The rows of a file, title and head among them. Between two reads nothing stays open. */
export type RowTable = {
  readonly reading: FileReading;
  /** The first rows: the head is among them, and they show what the columns hold. */
  readonly first: readonly TableRow[];
  /** All rows from the top in batches; each call reads the file again. @throws TableBroken where the file cannot be read on. */
  readonly rows: (read?: RowsOptions) => AsyncGenerator<readonly TableRow[]>;
};

export type RowsOptions = {
  readonly count?: CellCount | undefined;
  /** Is given the bytes read of a CSV as they come; of a workbook all at its end. */
  readonly advance?: ((bytes: number) => void) | undefined;
};

export type ReadOptions = {
  readonly sheet?: string | undefined;
  readonly encoding?: Encoding | undefined;
};

/**
 * A batch is full with so many rows or so many cells, and only the last one is smaller, however the file comes in: what was done with
 * the first batches of a file is not done again when it is read a second time (src/server/registry/import/import-job.ts).
 */
export const rowsABatch = 8000;
export const cellsABatch = 200_000;

/** Gathers rows to batches, by nothing but the rows themselves. */
export class Batches<Row> {
  readonly #most: { readonly rows: number; readonly cells: number };
  #rows: Row[] = [];
  #cells = 0;
  #full: Row[][] = [];

  constructor(rows = rowsABatch) {
    this.#most = { rows, cells: cellsABatch };
  }

  add(row: Row, cells: number): void {
    this.#rows.push(row);
    this.#cells += cells;
    if (this.#rows.length < this.#most.rows && this.#cells < this.#most.cells) return;
    this.#full.push(this.#rows);
    [this.#rows, this.#cells] = [[], 0];
  }

  takeFull(): readonly Row[][] {
    const full = this.#full;
    this.#full = [];
    return full;
  }

  /** What is left at the end of the file. */
  rest(): Row[] {
    return this.#rows;
  }
}
/** So many of the first rows are kept, of wide ones fewer. */
export const rowsSampled = 2000;

/** The first rows of a file, and not one batch more read than they need. */
export async function sampleOf(rows: AsyncGenerator<readonly TableRow[]>): Promise<readonly TableRow[]> {
  const first: TableRow[] = [];
  let cells = 0;
  for await (const batch of rows) {
    for (const row of batch) {
      first.push(row);
      cells += row.cells.length;
      if (first.length >= rowsSampled || cells >= cellsABatch) return first;
    }
  }
  return first;
}
