import type { ReactNode } from "react";

export type BoardColumn = { readonly key: string; readonly label: string };
export type BoardRow = {
  readonly key: string;
  readonly name: string;
  readonly href?: string;
  /** The next thing to do: the first thing that is seen of the row. Undefined when nothing is. */
  readonly next?: { readonly label: string; readonly href: string } | undefined;
  /** In words: "late by 2 working days". */
  readonly late?: string | undefined;
  /** How many are in each state, by the key of the column; each opens. */
  readonly counts: Readonly<Record<string, { readonly count: number; readonly href?: string }>>;
};
export type BoardProps = {
  readonly title: string;
  readonly line?: string;
  /** What shows the rows at one look, above them. */
  readonly picture?: ReactNode;
  /** What the rows are: "Village", "Officer". */
  readonly rowHead: string;
  readonly columns: readonly BoardColumn[];
  readonly rows: readonly BoardRow[];
};
