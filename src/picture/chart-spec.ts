/** What a chart shows, as figures and words that are ready to be written; how it looks is the matter of `draw-chart.ts` alone. */
export type Bar = { readonly name: string; readonly value: number; readonly text: string };
/** A part of a whole bar, in the order in which the parts are stacked. */
export type Part = { readonly name: string; readonly part: string; readonly value: number; readonly text: string };
export type Line = {
  readonly name: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
};
/** `value` is undefined where nothing is known, or nothing may be shown; the text says which. */
export type Cell = {
  readonly row: string;
  readonly column: string;
  readonly value: number | undefined;
  readonly text: string;
};

/** How far something is that hangs below what stands above it: `share` from 0 to 1, undefined where it is not known or not shown. */
export type Step = {
  readonly key: string;
  readonly name: string;
  /** How deep it hangs; what only groups others has no bar. */
  readonly level: number;
  readonly isGroup?: boolean | undefined;
  readonly share: number | undefined;
  readonly text: string;
};

type Axis = {
  /** In plain units: "Households", "Billion đồng". */
  readonly axis: string;
  readonly tick: (value: number) => string;
};
export type ChartSpec =
  | ({ readonly kind: "bars"; readonly rows: readonly Bar[] } & Axis)
  /** From zero to both sides. */
  | ({ readonly kind: "differences"; readonly rows: readonly Bar[] } & Axis)
  | ({ readonly kind: "stacked"; readonly rows: readonly Part[]; readonly parts: readonly string[] } & Axis)
  | ({
      readonly kind: "lines";
      readonly lines: readonly Line[];
      /** Between which values what is to come is expected. */
      readonly band?:
        | {
            readonly name: string;
            readonly points: readonly { readonly x: number; readonly low: number; readonly high: number }[];
          }
        | undefined;
      readonly across: string;
      readonly acrossTicks: readonly number[];
      readonly acrossTick: (x: number) => string;
    } & Axis)
  /** A tree of what is to be reached, each with how much of it is. */
  | { readonly kind: "progress"; readonly rows: readonly Step[] }
  | { readonly kind: "heat"; readonly cells: readonly Cell[] };
