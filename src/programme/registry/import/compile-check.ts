import { columnAt, compileReading, isWrong, readCell } from "./compile-reading.ts";
import type { Cells, Columns } from "./compile-reading.ts";
import type { Check } from "./mapping.ts";

/** Does this household, all rows of its people together, deserve the flag? */
export type CheckReader = { readonly flag: string; readonly finds: (rows: readonly Cells[]) => boolean };

export function compileCheck(columns: Columns, check: Check): CheckReader {
  const where = `checks.${check.flag}`;
  const { flag } = check;
  if ("differs" in check) {
    const cell = readCell(columnAt(columns, where, check.differs));
    return { flag, finds: (rows) => rows.some((row) => cell(row) !== cell(rows[0] ?? [])) };
  }
  if ("size" in check) {
    const cell = readCell(columnAt(columns, where, check.size));
    return { flag, finds: (rows) => rows.some((row) => Number(cell(row)) !== rows.length) };
  }
  if ("missing" in check) {
    const cell = readCell(columnAt(columns, where, check.missing));
    const when = check.when === undefined ? () => "yes" : compileReading(columns, where, check.when, ["yes", "no"]);
    const expected = (row: Cells) => {
      const read = when(row);
      return !isWrong(read) && read === "yes";
    };
    return { flag, finds: (rows) => rows.some((row) => cell(row) === undefined && expected(row)) };
  }
  const cell = readCell(columnAt(columns, where, check.column));
  const words = new Set(check.is);
  return { flag, finds: (rows) => rows.some((row) => words.has(cell(row) ?? "")) };
}
