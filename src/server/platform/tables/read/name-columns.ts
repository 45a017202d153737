import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { findHead, findKnownHead } from "#kernel/table-head.ts";
import type { Head } from "#kernel/table-head.ts";
import type { UploadedRows } from "./read-in-thread.ts";
import type { TableRow } from "./table.ts";

export type TableRows = readonly Readonly<Record<string, string>>[];

/** A table whose columns have the names by which the programme knows them. */
export type NamedTable = {
  readonly columns: readonly string[];
  readonly rows: TableRows;
  /** The number that the file shows of a row, which is counted from 1 under the head. */
  readonly rowOf: (position: number) => number;
};

export type ColumnNames = {
  /** The name of a column by its head; undefined when it is not asked for. */
  readonly nameOf: (head: string) => string | undefined;
  /** Names without which the table says nothing. */
  readonly required?: readonly string[];
  /** A column that is not asked for is refused where it holds something: what it says would be lost. */
  readonly onlyKnown?: boolean;
  /** Rows of data, where each of them costs more than reading it. */
  readonly mostRows?: number;
};

const rowsLookedAt = 40;

/**
 * Finds the head, wherever it stands below titles, and names the cells of each row by it. A column that is asked for and stands twice is
 * refused: which of the two is meant only a person knows. Other columns with the same head are named apart by their place.
 */
export function nameColumns(
  { reading, rows }: UploadedRows,
  { nameOf, required = [], onlyKnown = false, mostRows = Infinity }: ColumnNames,
): Result<NamedTable, Refusal> {
  const first = rows.slice(0, rowsLookedAt).map(({ cells }) => cells);
  const head = findKnownHead(first, (cell) => nameOf(cell) !== undefined) ?? findHead(first);
  if (head === undefined) return failure(refuse("table.no_head"));
  const names = head.columns.map((column) => nameOf(column) ?? column);
  const doubled = findDoubled(head, nameOf);
  if (doubled !== undefined) return failure(doubled);
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length > 0) return failure(refuse("table.columns_missing", { columns: missing.join(", ") }));
  const below = rows.slice(head.rows);
  if (below.length > mostRows) return failure(refuse("table.too_many_rows", { most: mostRows }));
  // Cells of a CSV that no head stands over come of a separator within a cell: from there on all are in the wrong column.
  const shifted = reading.format === "csv" ? below.find(({ cells }) => lastFilled(cells) > widthOf(head)) : undefined;
  if (shifted !== undefined) {
    const { number: row, cells } = shifted;
    return failure(refuse("table.row_too_wide", { row, cells: lastFilled(cells), columns: widthOf(head) }));
  }
  const unknown = onlyKnown ? findUnknown(head, below, nameOf) : undefined;
  if (unknown !== undefined) return failure(unknown);
  return success({
    columns: names,
    rows: below.map(({ cells }) => recordOf(names, cells)),
    rowOf: (position) => below[position - 1]?.number ?? position,
  });
}

/** Without a prototype: a head may be called `constructor`. */
function recordOf(names: readonly string[], cells: TableRow["cells"]): Readonly<Record<string, string>> {
  const record = Object.create(null) as Record<string, string>;
  for (const [at, name] of names.entries()) record[name] = (cells[at] ?? "").trim();
  return record;
}

function findDoubled(head: Head, nameOf: ColumnNames["nameOf"]): Refusal | undefined {
  const places = Map.groupBy(
    head.written.flatMap((written, at) => {
      const name = nameOf(written);
      return name === undefined ? [] : [{ name, written, at }];
    }),
    ({ name }) => name,
  );
  const [doubled] = [...places.values()].filter((all) => all.length > 1);
  return doubled === undefined
    ? undefined
    : refuse("table.head_twice", {
        head: doubled[0]?.written ?? "",
        columns: doubled.map(({ at }) => lettersOf(at)).join(", "),
      });
}

function findUnknown(head: Head, below: readonly TableRow[], nameOf: ColumnNames["nameOf"]): Refusal | undefined {
  const at = head.columns.findIndex(
    (_, column) =>
      nameOf(head.written[column] ?? "") === undefined &&
      below.some(({ cells }) => (cells[column] ?? "").trim() !== ""),
  );
  return at < 0 ? undefined : refuse("table.column_unknown", { head: head.columns[at] ?? "", column: lettersOf(at) });
}

const lastFilled = (cells: readonly string[]) => cells.findLastIndex((cell) => cell.trim() !== "") + 1;

/** Up to the last column that has a head. */
function widthOf({ written }: Head): number {
  return lastFilled(written);
}

/** A, B, … Z, AA, AB, … */
function lettersOf(at: number): string {
  const last = String.fromCodePoint(65 + (at % 26));
  return at < 26 ? last : lettersOf(Math.floor(at / 26) - 1) + last;
}
