/** A table on its way out of the installation: typed columns, and rows in portions, so that it is never in memory as a whole. */
export type TableColumn = { readonly name: string; readonly type: "text" | "date" | "integer" | "boolean" };
/** A date is YYYY-MM-DD. */
export type Cell = string | number | boolean | null;
export type Portion = readonly (readonly Cell[])[];
export type Table = { readonly columns: readonly TableColumn[]; readonly portions: AsyncIterable<Portion> };
