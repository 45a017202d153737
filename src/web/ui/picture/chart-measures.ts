import type { ChartSpec } from "./chart-spec.ts";

/** Of the height of the letters, as wide as the half-bold face of the pages. */
const letterWidth = 0.56;
const letters = 13;
const rowHeight = 26;
const gap = 12;

export const textWidth = (text: string) => text.length * letters * letterWidth;

/** Letters that are left of a name that is too long for its room. */
export function fitted(text: string, room: number): string {
  const most = Math.floor(room / (letters * letterWidth));
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
}

/** Room for the names beside a chart: what the longest one needs, and at most two fifths of the width. */
export function roomForNames(names: readonly string[], width: number): number {
  return Math.min(Math.max(0, ...names.map(textWidth)) + gap, width * 0.4);
}

/** As high as its rows need; lines are two thirds as high as they are wide, within what a screen shows. */
export function heightOf(spec: ChartSpec, width: number): number {
  if (spec.kind === "lines") return Math.min(380, Math.max(240, width * 0.55));
  const names = new Set(spec.kind === "heat" ? spec.cells.map(({ row }) => row) : spec.rows.map(({ name }) => name));
  return names.size * rowHeight + (spec.kind === "heat" ? 24 : 54);
}

/** Places one above the other of labels that would overlap, in their order and as near to where they belong as there is room. */
export function apart(wanted: readonly number[], least: number): readonly number[] {
  const order = wanted.map((at, index) => ({ at, index })).toSorted((a, b) => a.at - b.at);
  const placed = [...wanted];
  let lowest = Number.NEGATIVE_INFINITY;
  for (const { at, index } of order) {
    lowest = Math.max(at, lowest + least);
    placed[index] = lowest;
  }
  return placed;
}

/** Tints from light to dark of so many parts, in percent: neighbours differ enough without colour. */
export function tintsOf(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => (count === 1 ? 70 : Math.round(12 + (80 * at) / (count - 1))));
}
