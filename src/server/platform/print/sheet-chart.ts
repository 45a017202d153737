import type { Content } from "pdfmake/interfaces.js";
import { chartOnPaper } from "#picture/chart-on-paper.ts";
import type { ChartSpec } from "#picture/chart-spec.ts";
import { face } from "./sheet-measures.ts";

/** A chart under its title, as the pages draw it and in the ink of paper, with the table of its figures beside it; never parted over two pages. */
export function chartOf(title: string, spec: ChartSpec, width: number, table: Content): Content {
  return {
    stack: [
      { text: title, bold: true, margin: [0, 6, 0, 3] },
      {
        columns: [
          { width, svg: chartOnPaper(spec, width, face) },
          { width: "*", stack: [table] },
        ],
        columnGap: 14,
      },
    ],
    unbreakable: true,
    margin: [0, 0, 0, 6],
  };
}
