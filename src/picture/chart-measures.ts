import type { ChartSpec } from "./chart-spec.ts";

/** Of the height of the letters, as wide as the half-bold face of the pages. */
const letterWidth = 0.56;
const letters = 13;
const rowHeight = 26;
const gap = 12;
const lineHeight = 16;
const tallRow = 50;
/** Between a name and its bar. */
export const nameGap = 10;
/** On a phone names stand above their bars. */
export const isNarrow = (width: number) => width < 640;

export const textWidth = (text: string) => text.length * letters * letterWidth;

/** Letters that are left of a name that is too long for its room. */
export function fitted(text: string, room: number): string {
  const most = Math.floor(room / (letters * letterWidth));
  return text.length <= most ? text : `${text.slice(0, Math.max(1, most - 1)).trimEnd()}…`;
}

/** A name over several lines, each within its room; a word that is too long for any is cut. */
export function wrapped(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).map((one) => fitted(one, room))) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && textWidth(longer) <= room) lines.splice(-1, 1, longer);
    else lines.push(word);
  }
  return lines;
}

/** Room for the names beside a chart: what the longest one needs, and at most two fifths of the width. */
export function roomForNames(names: readonly string[], width: number): number {
  return Math.min(Math.max(0, ...names.map(textWidth)) + gap, width * 0.4);
}

/** A name in at most two lines of its room. */
export function nameLines(name: string, room: number): string {
  const [first = "", ...others] = wrapped(name, room);
  return others.length === 0 ? first : `${first}\n${fitted(others.join(" "), room)}`;
}

/** How high the rows of a chart are: two lines where a name needs them. */
function heightOfRow(names: readonly string[], width: number): number {
  const room = roomForNames(names, width) - nameGap;
  return names.some((name) => textWidth(name) > room) ? 2 * lineHeight + 6 : rowHeight;
}

/** How many ticks an axis has, or which: whole figures that are few have a tick each, or fractions would be written as the same figure twice. */
export function ticksOf(values: readonly number[], wanted: number): number | number[] {
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  if (most - least > wanted || !values.every(Number.isInteger)) return wanted;
  return Array.from({ length: most - least + 1 }, (_, at) => least + at);
}

/** As high as its rows need; lines are two thirds as high as they are wide, within what a screen shows. */
export function heightOf(spec: ChartSpec, width: number): number {
  if (spec.kind === "heat") return new Set(spec.cells.map(({ row }) => row)).size * rowHeight + heatOf(spec, width).top;
  if (spec.kind === "lines") return Math.min(380, Math.max(240, width * 0.55));
  if (spec.kind === "progress") return spec.rows.length * (isNarrow(width) ? tallRow : rowHeight + 4) + 8;
  const names = [...new Set(spec.rows.map(({ name }) => name))];
  return names.length * heightOfRow(names, width) + 54;
}

/** Of a heat map: room for the names of its rows, and its heads as lines with the room above the cells that they need. */
export function heatOf(spec: Extract<ChartSpec, { readonly kind: "heat" }>, width: number) {
  const room = roomForNames(
    spec.cells.map(({ row }) => row),
    Math.min(width, 560),
  );
  const columns = [...new Set(spec.cells.map(({ column }) => column))];
  const each = (width - room) / Math.max(1, columns.length);
  const heads = columns.map((column) => ({ column, text: wrapped(column, each - 8).join("\n") }));
  const lines = Math.max(1, ...heads.map(({ text }) => text.split("\n").length));
  return { room, columns, heads, top: lines * lineHeight + 10 };
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
