import { refuse } from "#kernel/refusal.ts";
import { detectFont } from "#programme/registry/import/encoding/detect-encoding.ts";
import type { SourceRow } from "#programme/registry/import/mapped-household.ts";
import { rowReader } from "./read-bytes.ts";
import { shapeRows } from "./shape-rows.ts";
import { sheetRows } from "./sheet-rows.ts";
import { TableBroken } from "./table-broken.ts";
import { nothingLeftOut, rowsLookedAt } from "./table.ts";
import type { ReadOptions, Table } from "./table.ts";
import { readWorkbook } from "./workbook.ts";
import type { Sheet, Workbook } from "./workbook.ts";
import { openZip } from "./zip-archive.ts";
import type { ZipArchive } from "./zip-archive.ts";

/** Opens one sheet of a workbook of any size: the one that is named, else the first that holds a table. */
export async function openXlsx(path: string, options: ReadOptions = {}): Promise<Table> {
  const zip = await openZip(path);
  try {
    const workbook = await readWorkbook(zip);
    const seen = workbook.sheets.filter(({ isHidden }) => !isHidden);
    const { sheet, first } = await chooseSheet(zip, workbook, seen, options.sheet);
    const encoding = options.encoding ?? detectFont(sampleOf(workbook, first)) ?? "utf-8";
    const leftOut = nothingLeftOut();
    const rows = sheetRows(zip, workbook, sheet, rowReader(encoding), leftOut);
    const { columns, headRow, batches } = await shapeRows(
      closing(rows, zip),
      leftOut,
      "empty cells at the end are not written",
    );
    const sheets = seen.map(({ name }) => name);
    return { columns, reading: { format: "xlsx", encoding, sheet: sheet.name, sheets, headRow, leftOut }, batches };
  } catch (error) {
    zip.close();
    throw error;
  }
}

async function* closing(
  rows: AsyncGenerator<readonly SourceRow[]>,
  zip: ZipArchive,
): AsyncGenerator<readonly SourceRow[]> {
  try {
    yield* rows;
  } finally {
    zip.close();
  }
}

/** A table has at least two rows; instructions and empty sheets have not, or come after. */
async function chooseSheet(
  zip: ZipArchive,
  workbook: Workbook,
  seen: readonly Sheet[],
  wanted: string | undefined,
): Promise<{ readonly sheet: Sheet; readonly first: readonly SourceRow[] }> {
  const names = seen.map(({ name }) => name).join(", ");
  let best: { sheet: Sheet; first: readonly SourceRow[] } | undefined;
  for (const sheet of wanted === undefined ? seen : seen.filter(({ name }) => name === wanted)) {
    const first = await firstRows(zip, workbook, sheet);
    const width = (rows: readonly SourceRow[]) => Math.max(0, ...rows.map(({ cells }) => cells.length));
    if (wanted === undefined && first.length < 2) continue;
    // The first sheet, unless a later one is a table and it is only words below each other.
    if (best === undefined || (width(best.first) < 2 && width(first) >= 2)) best = { sheet, first };
  }
  if (best !== undefined) return best;
  throw new TableBroken(
    wanted === undefined ? refuse("table.no_head") : refuse("table.no_such_sheet", { sheet: wanted, sheets: names }),
  );
}

async function firstRows(zip: ZipArchive, workbook: Workbook, sheet: Sheet): Promise<readonly SourceRow[]> {
  const notCounted = nothingLeftOut();
  for await (const rows of sheetRows(zip, workbook, sheet, (cells) => cells, notCounted))
    return rows.slice(0, rowsLookedAt);
  return [];
}

/** Shared texts and the first rows tell by which font a workbook was typed. */
function sampleOf({ texts }: Workbook, first: readonly SourceRow[]): string {
  return [...texts.slice(0, 20_000), ...first.flatMap(({ cells }) => cells)].join("\n").slice(0, 1_000_000);
}
