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
  const { columns } = head;
  return {
    columns,
    headRow: first[head.rows - 1]?.number ?? head.rows,
    batches: async function* () {
      const keep = keeping(endsEarly === "short rows are broken" ? 0 : columns.length, leftOut);
      const rest = keep(first.slice(head.rows));
      if (rest.length > 0) yield rest;
      for await (const batch of rows) yield keep(batch);
    },
  };
}

const counted = { blank: "blankRows", total: "totalRows", signature: "signatureRows" } as const;

function keeping(width: number, leftOut: LeftOut): (rows: readonly SourceRow[]) => readonly SourceRow[] {
  return (rows) =>
    rows.flatMap((row) => {
      const kind = rowKind(row.cells);
      if (kind !== "data") {
        leftOut[counted[kind]] += 1;
        return [];
      }
      return row.cells.length < width
        ? [{ ...row, cells: [...row.cells, ...Array<string>(width - row.cells.length).fill("")] }]
        : [row];
    });
}
