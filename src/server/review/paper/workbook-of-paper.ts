import type { Words } from "#server/platform/print/words.ts";
import { xlsxTable } from "#server/platform/tables/xlsx-table.ts";
import type { PaperTable } from "./village-papers.ts";

/** The table of a paper as a workbook; each row names the entry of the audit that records who took it. */
export function workbookOf(words: Words, name: string, { heads, rows }: PaperTable, entry: string) {
  const [first = []] = rows;
  const table = {
    columns: [
      ...heads.map((head, at) => ({
        name: head,
        type: typeof first[at] === "number" ? ("integer" as const) : ("text" as const),
      })),
      { name: words.word("auditEntryHead"), type: "text" as const },
    ],
    portions: portionsOf(rows.map((row) => [...row, entry])),
  };
  return {
    fileName: `${name}.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    content: () => xlsxTable(table),
  };
}

async function* portionsOf(rows: readonly (readonly (string | number | null)[])[]) {
  yield rows;
}
