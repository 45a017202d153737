import { refuse } from "#kernel/refusal.ts";
import { TableBroken } from "./table-broken.ts";
import type { TableRow } from "./table.ts";

/** What a file may cost before it is refused: it comes from outside, and a small one can be made to unpack into anything. */
export type TableLimits = {
  readonly rows: number;
  readonly columns: number;
  /** Counted up to the last filled cell of each row; of a workbook all that it holds, filled or not. */
  readonly cells: number;
  /** Characters of one cell. Spreadsheets stop at 32,767. */
  readonly cellText: number;
  /** Sheets that people see. */
  readonly sheets: number;
  /** Shared texts of a workbook, and their characters: they are held in memory while it is read. */
  readonly sharedTexts: number;
  readonly sharedText: number;
  /** Of reading XML. */
  readonly seconds: number;
  readonly zip: ZipLimits;
};

export type ZipLimits = {
  readonly entries: number;
  /** Bytes of all entries unpacked. */
  readonly unpacked: number;
  /** How many times larger an entry may be unpacked, where it is large at all. */
  readonly ratio: number;
};

/** A list that is read as a stream, however long it takes: a sheet of a million rows is about 500 MB of XML, a fortieth of it packed. */
export const streamLimits: TableLimits = {
  rows: 20_000_000,
  columns: 2000,
  cells: 1_000_000_000,
  cellText: 32_767,
  sheets: 255,
  sharedTexts: 5_000_000,
  sharedText: 150_000_000,
  seconds: Infinity,
  zip: { entries: 2000, unpacked: 2_000_000_000, ratio: 250 },
};

/** A table that is in memory as a whole: a commune's answers are 10,000 rows of 60 columns. */
export const uploadLimits: TableLimits = {
  rows: 50_000,
  columns: 500,
  cells: 1_000_000,
  cellText: 32_767,
  sheets: 100,
  sharedTexts: 500_000,
  sharedText: 20_000_000,
  seconds: 15,
  zip: { entries: 500, unpacked: 200_000_000, ratio: 250 },
};

/** Hands the rows on while they are within the limits. @throws TableBroken with the row and what is too much of */
export async function* withinLimits(
  rows: AsyncGenerator<readonly TableRow[]>,
  limits: TableLimits,
): AsyncGenerator<readonly TableRow[]> {
  let [rowCount, cellCount] = [0, 0];
  for await (const batch of rows) {
    for (const { number, cells } of batch) {
      rowCount += 1;
      cellCount += cells.length;
      if (cells.length > limits.columns) throw tooManyColumns(number, limits);
      if (cells.some((cell) => cell.length > limits.cellText)) throw cellTooLong(number, limits);
    }
    if (rowCount > limits.rows) throw new TableBroken(refuse("table.too_many_rows", { most: limits.rows }));
    if (cellCount > limits.cells) throw tooManyCells(limits);
    yield batch;
  }
}

export function tooManyColumns(row: number, { columns }: TableLimits): TableBroken {
  return new TableBroken(refuse("table.too_many_columns", { row, most: columns }));
}

export function tooManyCells({ cells }: TableLimits): TableBroken {
  return new TableBroken(refuse("table.too_many_cells", { most: cells }));
}

export function cellTooLong(row: number, { cellText }: TableLimits): TableBroken {
  return new TableBroken(refuse("table.cell_too_long", { row, most: cellText }));
}
