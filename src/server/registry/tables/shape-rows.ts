import { listShape } from "#programme/registry/import/list-shape.ts";
import type { ListShape } from "#programme/registry/import/list-shape.ts";
import { findHead, rowKind } from "#programme/registry/import/table-shape.ts";
import { refuse } from "#kernel/refusal.ts";
import type { SourceRow } from "#programme/registry/import/mapped-household.ts";
import { TableBroken } from "./table-broken.ts";
import { rowsLookedAt } from "./table.ts";
import type { LeftOut } from "./table.ts";

export type ShapedRows = {
  readonly columns: readonly string[];
  readonly headRow: number;
  readonly batches: () => AsyncGenerator<readonly SourceRow[]>;
};

/** Finds the head in the first rows and leaves out below it what holds no household. */
export async function shapeRows(
  rows: AsyncGenerator<readonly SourceRow[]>,
  leftOut: LeftOut,
  endsEarly: "short rows are broken" | "empty cells at the end are not written",
): Promise<ShapedRows> {
  const first: SourceRow[] = [];
  while (first.length < rowsLookedAt) {
    const next = await rows.next();
    if (next.done === true) break;
    first.push(...next.value);
  }
  const head = findHead(first.slice(0, rowsLookedAt).map(({ cells }) => cells));
  if (head === undefined) throw new TableBroken(refuse("table.no_head"));
  const below = first.slice(head.rows).map(({ cells }) => wide(cells, head.columns.length));
  const shape = listShape(
    head.columns,
    below.filter((cells) => rowKind(cells) === "data"),
  );
  const { columns } = shape;
  return {
    columns,
    headRow: first[head.rows - 1]?.number ?? head.rows,
    batches: async function* () {
      const keep = keeping(endsEarly === "short rows are broken" ? 0 : head.columns.length, shape, leftOut);
      const rest = keep(first.slice(head.rows));
      if (rest.length > 0) yield rest;
      for await (const batch of rows) yield keep(batch);
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
