/** A pack's table: tab-separated text whose first lines may be comments (#), then a line of column names, then rows. */
import { failure, success, type Result } from "#kernel/result.ts";

/** What is wrong in a pack, where, and what to do about it. `row` counts lines of the file from 1; 0 is the file as a whole. */
export type PackError = {
  readonly file: string;
  readonly row: number;
  readonly field: string;
  readonly reason: string;
  readonly remedy: string;
};

export type PackRow<Column extends string> = { readonly row: number; readonly cells: Readonly<Record<Column, string>> };

export function readPackTable<Column extends string>(
  file: string,
  text: string,
  columns: readonly Column[],
): Result<readonly PackRow<Column>[], readonly PackError[]> {
  const lines = text.split("\n").map((line, position) => ({ line: line.replace(/\r$/, ""), row: position + 1 }));
  const [header, ...body] = lines.filter(({ line }) => line !== "" && !line.startsWith("#"));
  const names = header?.line.split("\t") ?? [];
  const missing = columns.filter((column) => !names.includes(column));
  const unknown = names.filter((name) => !columns.some((column) => column === name));
  if (header === undefined || missing.length > 0 || unknown.length > 0) {
    return failure([
      {
        file,
        row: header?.row ?? 0,
        field: [...missing, ...unknown].join(", "),
        reason:
          header === undefined ? "the file has no line of column names" : "the columns are not those of this table",
        remedy: `name the columns ${columns.join(", ")}, separated by tabs`,
      },
    ]);
  }
  const errors: PackError[] = [];
  const rows: PackRow<Column>[] = [];
  for (const { line, row } of body) {
    const values = line.split("\t");
    if (values.length !== names.length) {
      const reason = `the row has ${values.length} cells where ${names.length} are expected`;
      errors.push({ file, row, field: "", reason, remedy: "keep one tab between cells, also around empty ones" });
      continue;
    }
    rows.push({ row, cells: cellsOf(columns, names, values) });
  }
  return errors.length > 0 ? failure(errors) : success(rows);
}

function cellsOf<Column extends string>(
  columns: readonly Column[],
  names: readonly string[],
  values: readonly string[],
): Record<Column, string> {
  const cells: Partial<Record<Column, string>> = {};
  for (const column of columns) cells[column] = values[names.indexOf(column)] ?? "";
  return cells as Record<Column, string>;
}
