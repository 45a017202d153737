import type { Size } from "./projection.ts";

/** Which part of the drawing is seen: it is drawn `scale` times as large and moved by x and y, in the units of its box. */
export type MapView = { readonly scale: number; readonly x: number; readonly y: number };
type Point = readonly [number, number];

export const wholeView: MapView = { scale: 1, x: 0, y: 0 };
const closest = 12;

/** The point stays under the pointer, and the drawing always fills the box. */
export function zoomedAt(view: MapView, factor: number, [px, py]: Point, size: Size): MapView {
  const scale = Math.min(closest, Math.max(1, view.scale * factor));
  const by = scale / view.scale;
  return within({ scale, x: px - (px - view.x) * by, y: py - (py - view.y) * by }, size);
}

export function movedBy(view: MapView, [dx, dy]: Point, size: Size): MapView {
  return within({ ...view, x: view.x + dx, y: view.y + dy }, size);
}

/** The view moved just as far as is needed to see the point, with room around it. */
export function showing(view: MapView, [x, y]: Point, size: Size): MapView {
  const room = 0.15;
  const shift = (at: number, length: number) => Math.max(0, length * room - at) + Math.min(0, length * (1 - room) - at);
  const [atX, atY] = [x * view.scale + view.x, y * view.scale + view.y];
  return movedBy(view, [shift(atX, size.width), shift(atY, size.height)], size);
}

function within({ scale, x, y }: MapView, { width, height }: Size): MapView {
  const held = (value: number, length: number) => Math.min(0, Math.max(length * (1 - scale), value));
  return { scale, x: held(x, width), y: held(y, height) };
}
