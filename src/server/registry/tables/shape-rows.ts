import { refuse } from "#kernel/refusal.ts";
import { findHead } from "#kernel/table-head.ts";
import { listShape } from "#programme/registry/import/list-shape.ts";
import type { ListShape } from "#programme/registry/import/list-shape.ts";
import type { SourceRow } from "#programme/registry/import/mapped-household.ts";
import { rowKind } from "#programme/registry/import/table-shape.ts";
import { TableBroken } from "#server/platform/tables/read/table-broken.ts";
import type { RowTable } from "#server/platform/tables/read/table.ts";
import { RowAccount } from "./row-account.ts";
import { nothingLeftOut } from "./table.ts";
import type { LeftOut, Table } from "./table.ts";

/** Among so many rows the head is looked for. */
const rowsLookedAt = 40;

/** Finds the head in the first rows and leaves out below it what holds no household, row by row. */
export function shapeRows({ reading, first, rows }: RowTable, advance?: (bytes: number) => void): Table {
  const head = findHead(first.slice(0, rowsLookedAt).map(({ cells }) => cells));
  if (head === undefined) throw new TableBroken(refuse("table.no_head"));
  const below = first.slice(head.rows).map(({ cells }) => fitted(cells, head.columns.length, true));
  const headLines = new Set(first.slice(0, head.rows).map(({ cells }) => lineOf(cells)));
  const shape = listShape(
    head.columns,
    below.filter((cells) => rowKind(cells) === "data" && !headLines.has(lineOf(cells))),
  );
  const leftOut = nothingLeftOut();
  const account = new RowAccount();
  return {
    columns: shape.columns,
    reading: {
      ...reading,
      headRow: first[head.rows - 1]?.number ?? head.rows,
      hidden: (reading.hiddenColumns ?? []).flatMap((at) => shape.columns[at] ?? []),
      leftOut,
    },
    takeLeftOut: () => account.takeLeftOut(),
    takeRows: () => account.takeRows(),
    batches: async function* () {
      // Spreadsheets do not write the empty cells at the end of a row; in a CSV a short row is a broken one.
      const width = { cells: head.columns.length, isWidened: reading.format !== "csv" };
      const keep = keeping({ width, shape, leftOut, headLines, account });
      let seen = 0;
      for await (const batch of rows({ count: leftOut, advance })) {
        const headed = Math.min(batch.length, Math.max(0, head.rows - seen));
        for (const [at, row] of batch.slice(0, headed).entries()) {
          account.see(row);
          if (rowKind(row.cells) === "blank") account.noteBlank(row);
          else account.note(row, seen + at < head.above ? "title" : "columns");
        }
        seen += batch.length;
        const kept = keep(headed === 0 ? batch : batch.slice(headed));
        if (kept.length > 0) yield kept;
      }
    },
  };
}

const counted = { total: "totalRows", signature: "signatureRows", head: "headRows", village: "villageRows" } as const;

function keeping(by: {
  readonly width: { readonly cells: number; readonly isWidened: boolean };
  readonly shape: ListShape;
  readonly leftOut: LeftOut;
  readonly headLines: ReadonlySet<string>;
  readonly account: RowAccount;
}): (rows: readonly SourceRow[]) => readonly SourceRow[] {
  const { shape, leftOut, account } = by;
  const out = (row: SourceRow, reason: keyof typeof counted): readonly SourceRow[] => {
    leftOut[counted[reason]] += 1;
    account.note(row, reason);
    return [];
  };
  return (rows) =>
    rows.flatMap((row) => {
      account.see(row);
      const kind = rowKind(row.cells);
      if (kind === "blank") {
        account.noteBlank(row);
        leftOut.blankRows += 1;
        return [];
      }
      if (kind !== "data") return out(row, kind);
      if (by.headLines.has(lineOf(row.cells))) return out(row, "head");
      const cells = shape.read(fitted(row.cells, by.width.cells, by.width.isWidened));
      leftOut.numberedRows = shape.numbered();
      leftOut.carriedRows = shape.carried();
      return cells === "village" ? out(row, "village") : [{ ...row, cells }];
    });
}

/** With the empty cells that the file did not write, and without those that it wrote behind the last column. */
function fitted(cells: readonly string[], width: number, isWidened: boolean): readonly string[] {
  if (cells.length < width && isWidened) return [...cells, ...Array<string>(width - cells.length).fill("")];
  const isEmptyBehind = cells.length > width && cells.slice(width).every((cell) => cell.trim() === "");
  return isEmptyBehind ? cells.slice(0, width) : cells;
}

/** A head is printed again on each page. */
function lineOf(cells: readonly string[]): string {
  return cells
    .map((cell) => cell.replaceAll(/\s+/g, " ").trim().toLowerCase())
    .join("\t")
    .trimEnd();
}
