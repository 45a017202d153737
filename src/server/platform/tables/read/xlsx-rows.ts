import { detectFont } from "#kernel/encoding/detect-encoding.ts";
import { refuse } from "#kernel/refusal.ts";
import { otherArchive } from "./other-archive.ts";
import { Pace } from "./pace.ts";
import { rowReader } from "./read-bytes.ts";
import { sheetRows } from "./sheet-rows.ts";
import type { SheetReading } from "./sheet-rows.ts";
import { TableBroken } from "./table-broken.ts";
import { withinLimits } from "./table-limits.ts";
import type { TableLimits } from "./table-limits.ts";
import { sizeOf } from "./table-source.ts";
import type { TableSource } from "./table-source.ts";
import { rowsSampled, sampleOf } from "./table.ts";
import type { ReadOptions, RowTable, TableRow } from "./table.ts";
import { readWorkbook } from "./workbook.ts";
import type { Sheet, Workbook } from "./workbook.ts";
import { openZip } from "./zip-archive.ts";

const asItIs = (cells: readonly string[]) => cells;

/** Opens one sheet of a workbook of any size: the one that is named, else the first that holds a table. */
export async function openXlsx(source: TableSource, options: ReadOptions, limits: TableLimits): Promise<RowTable> {
  const zip = await openZip(source, limits.zip);
  const pace = new Pace(limits.seconds);
  try {
    const other = await otherArchive(zip);
    if (other !== undefined) throw new TableBroken(other);
    const workbook = await readWorkbook(zip, limits, pace);
    const seen = workbook.sheets.filter(({ isHidden }) => !isHidden);
    if (seen.length > limits.sheets) throw new TableBroken(refuse("table.too_many_sheets", { most: limits.sheets }));
    const { sheet, first, hidden } = await chooseSheet({ zip, workbook, limits, pace }, seen, options.sheet);
    const encoding = options.encoding ?? detectFont(typedTexts(workbook, first)) ?? "utf-8";
    const read = rowReader(encoding);
    return {
      reading: {
        format: "xlsx",
        encoding,
        sheet: sheet.name,
        sheets: seen.map(({ name }) => name),
        hiddenColumns: [...hidden],
        hiddenSheets: workbook.sheets.filter(({ isHidden }) => isHidden).map(({ name }) => name),
      },
      first: first.map(({ number, cells }) => ({ number, cells: read(cells) })),
      rows: async function* ({ count = { cellsWithoutValue: 0, hiddenRows: 0 }, advance } = {}) {
        const again = await openZip(source, limits.zip);
        try {
          yield* withinLimits(sheetRows({ zip: again, workbook, sheet, read, count, limits, pace }), limits);
        } finally {
          again.close();
        }
        advance?.(await sizeOf(source));
      },
    };
  } finally {
    zip.close();
  }
}

type Opened = Pick<SheetReading, "zip" | "workbook" | "limits" | "pace">;
type Chosen = { readonly sheet: Sheet; readonly first: readonly TableRow[]; readonly hidden: ReadonlySet<number> };

/** A table has at least two rows; instructions and empty sheets have not, or come after. */
async function chooseSheet(opened: Opened, seen: readonly Sheet[], wanted: string | undefined): Promise<Chosen> {
  const names = seen
    .slice(0, 20)
    .map(({ name }) => name)
    .join(", ");
  let best: Chosen | undefined;
  for (const sheet of wanted === undefined ? seen : seen.filter(({ name }) => name === wanted)) {
    const hidden = new Set<number>();
    const first = await firstRows(opened, sheet, hidden);
    const width = (rows: readonly TableRow[]) => Math.max(0, ...rows.map(({ cells }) => cells.length));
    if (wanted === undefined && first.length < 2) continue;
    // The first sheet, unless a later one is a table and it is only words below each other.
    if (best === undefined || (width(best.first) < 2 && width(first) >= 2)) best = { sheet, first, hidden };
    if (width(best.first) >= 2) return best;
  }
  if (best !== undefined) return best;
  throw new TableBroken(
    wanted === undefined ? refuse("table.no_head") : refuse("table.no_such_sheet", { sheet: wanted, sheets: names }),
  );
}

async function firstRows(opened: Opened, sheet: Sheet, hidden: Set<number>): Promise<readonly TableRow[]> {
  const count = { cellsWithoutValue: 0, hiddenRows: 0 };
  const rows = sheetRows({ ...opened, sheet, hidden, read: asItIs, count, batch: rowsSampled });
  return sampleOf(withinLimits(rows, opened.limits));
}

/** Shared texts and the first rows tell by which font a workbook was typed. */
function typedTexts({ texts }: Workbook, first: readonly TableRow[]): string {
  return [...texts.slice(0, 20_000), ...first.slice(0, 100).flatMap(({ cells }) => cells)]
    .join("\n")
    .slice(0, 1_000_000);
}
