import { CheckFailed } from "#cli/cli-platform.ts";
import type { ReadColumns } from "#cli/evaluation/measure.ts";
import { openRows } from "#server/platform/tables/read/open-rows.ts";
import { TableBroken } from "#server/platform/tables/read/table-broken.ts";
import { streamLimits } from "#server/platform/tables/read/table-limits.ts";

/** The columns of a file on the disk. Its first row with anything in it is the head. */
export const readColumnsHere: ReadColumns = async (path) => {
  try {
    return await columnsOf(path);
  } catch (error) {
    if (error instanceof TableBroken)
      throw new CheckFailed(`${path}: ${error.refusal.code} ${JSON.stringify(error.refusal.facts)}`);
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "EISDIR"))
      throw new CheckFailed(`${path}: there is no such file. Check the path.`);
    throw error;
  }
};

const columnsOf: ReadColumns = async (path) => {
  const table = await openRows({ path }, {}, streamLimits);
  let heads: readonly string[] | undefined;
  let columns: string[][] = [];
  const numbers: number[] = [];
  for await (const batch of table.rows())
    for (const { number, cells } of batch) {
      if (cells.every((cell) => cell.trim() === "")) continue;
      if (heads === undefined) {
        heads = cells.map((cell) => cell.trim());
        columns = heads.map(() => []);
        continue;
      }
      for (const [at, column] of columns.entries()) column.push((cells[at] ?? "").trim());
      numbers.push(number);
    }
  return {
    rows: numbers.length,
    numberOf: (at) => numbers[at] ?? 0,
    column: (name) => {
      const at = heads?.indexOf(name) ?? -1;
      if (at !== heads?.lastIndexOf(name))
        throw new CheckFailed(`${path}: ${name}: two columns have this head. Remedy: rename one.`);
      return columns[at];
    },
  };
};
