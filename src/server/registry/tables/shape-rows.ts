import { refuse } from "#kernel/refusal.ts";
import { findHead } from "#kernel/table-head.ts";
import { listShape } from "#programme/registry/import/list-shape.ts";
import type { ListShape } from "#programme/registry/import/list-shape.ts";
import type { SourceRow } from "#programme/registry/import/mapped-household.ts";
import { rowKind } from "#programme/registry/import/table-shape.ts";
import { TableBroken } from "#server/platform/tables/read/table-broken.ts";
import type { RowTable } from "#server/platform/tables/read/table.ts";
import { nothingLeftOut } from "./table.ts";
import type { LeftOut, Table } from "./table.ts";

/** Among so many rows the head is looked for. */
const rowsLookedAt = 40;

/** Finds the head in the first rows and leaves out below it what holds no household. */
export function shapeRows({ reading, first, rows }: RowTable, advance?: (bytes: number) => void): Table {
  const head = findHead(first.slice(0, rowsLookedAt).map(({ cells }) => cells));
  if (head === undefined) throw new TableBroken(refuse("table.no_head"));
  const below = first.slice(head.rows).map(({ cells }) => wide(cells, head.columns.length));
  const shape = listShape(
    head.columns,
    below.filter((cells) => rowKind(cells) === "data"),
  );
  const leftOut = nothingLeftOut();
  // Spreadsheets do not write the empty cells at the end of a row; in a CSV a short row is a broken one.
  const width = reading.format === "csv" ? 0 : head.columns.length;
  return {
    columns: shape.columns,
    reading: { ...reading, headRow: first[head.rows - 1]?.number ?? head.rows, leftOut },
    batches: async function* () {
      const keep = keeping(width, shape, leftOut);
      let above = head.rows;
      for await (const batch of rows({ count: leftOut, advance })) {
        const kept = keep(above === 0 ? batch : batch.slice(above));
        above = Math.max(0, above - batch.length);
        if (kept.length > 0) yield kept;
      }
    },
  };
}

const counted = { blank: "blankRows", total: "totalRows", signature: "signatureRows" } as const;

function keeping(
  width: number,
  shape: ListShape,
  leftOut: LeftOut,
): (rows: readonly SourceRow[]) => readonly SourceRow[] {
  return (rows) =>
    rows.flatMap((row) => {
      const kind = rowKind(row.cells);
      if (kind !== "data") {
        leftOut[counted[kind]] += 1;
        return [];
      }
      const cells = shape.read(wide(row.cells, width));
      leftOut.numberedRows = shape.numbered();
      if (cells !== "village") return [{ ...row, cells }];
      leftOut.villageRows += 1;
      return [];
    });
}

/** With the empty cells that the file did not write. */
function wide(cells: readonly string[], width: number): readonly string[] {
  return cells.length < width ? [...cells, ...Array<string>(width - cells.length).fill("")] : cells;
}
