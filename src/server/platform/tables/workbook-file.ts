import type { Portion, TableColumn } from "./table.ts";
import { xlsxTable } from "./xlsx-table.ts";

/** A table that is small enough to be at hand as a whole, as the workbook that a request answers with. */
export function workbookFile(name: string, columns: readonly TableColumn[], rows: Portion) {
  return {
    fileName: `${name}.xlsx`,
    mediaType: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    content: () => xlsxTable({ columns, portions: once(rows) }),
  };
}

async function* once(rows: Portion): AsyncIterable<Portion> {
  yield rows;
}
