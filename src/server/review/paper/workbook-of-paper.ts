import type { Words } from "#server/platform/print/words.ts";
import { workbookFile } from "#server/platform/tables/workbook-file.ts";
import type { PaperTable } from "./village-papers.ts";

/** The table of a paper as a workbook; each row names the entry of the audit that records who took it. */
export function workbookOf(words: Words, name: string, { heads, rows }: PaperTable, entry: string) {
  const [first = []] = rows;
  const columns = [
    ...heads.map((head, at) => ({
      name: head,
      type: typeof first[at] === "number" ? ("integer" as const) : ("text" as const),
    })),
    { name: words.word("auditEntryHead"), type: "text" as const },
  ];
  return workbookFile(
    name,
    columns,
    rows.map((row) => [...row, entry]),
  );
}
