import assert from "node:assert/strict";
import type { TableFile } from "#contract/table-file.ts";
import { nameColumns } from "#server/platform/tables/read/name-columns.ts";
import type { TableRows } from "#server/platform/tables/read/name-columns.ts";
import { readUpload } from "#server/platform/tables/read/read-upload.ts";

/** A file as its rows by the heads of its first row, as a spreadsheet program would show it. */
export async function rowsOfFile(file: TableFile): Promise<TableRows> {
  const uploaded = await readUpload(file);
  const table = uploaded.ok ? nameColumns(uploaded.value, { nameOf: (head) => head || undefined }) : uploaded;
  assert.ok(table.ok, JSON.stringify(table));
  return table.value.rows.map((row) => ({ ...row }));
}
