import type { ReactNode } from "react";

/** A column of a list, which is also a column of its export. */
export type Column<Row> = {
  readonly key: string;
  readonly head: string;
  /** Is in the head, so that the cells are figures alone: "people", "million đồng". */
  readonly unit?: string;
  /** What the cell says, as it is exported. */
  readonly text: (row: Row) => string;
  /** What it looks like, where that is more than the text. */
  readonly cell?: (row: Row) => ReactNode;
  /** Numbers stand to the right. */
  readonly numeric?: boolean;
  /** A sentence: it has room even where the table is wider than the window. */
  readonly isSentence?: boolean;
  /** One of the facts that a phone shows first, before the others. */
  readonly onPhone?: boolean;
  /** What can be done with the row: on a phone it stands below the facts; it is not exported. */
  readonly isAct?: boolean;
};

export function headOf(column: { readonly head: string; readonly unit?: string }): string {
  return column.unit === undefined ? column.head : `${column.head} (${column.unit})`;
}
