import type { AreaToDraw } from "./draw-areas.ts";

export type MapArea = AreaToDraw & {
  readonly name: string;
  /** Which of `bands` it falls in; undefined where it is not known. */
  readonly band: number | undefined;
  /** It is known, and not shown to this reader. */
  readonly isWithheld?: boolean | undefined;
  /** The figure in words, with its unit: "32,5 % of households". */
  readonly figure: string;
};
export type MapPoint = { readonly key: string; readonly lon: number; readonly lat: number; readonly label: string };
