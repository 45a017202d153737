import type { Geometry } from "./boundaries-store.ts";

/** Boxes and sizes of shapes, in degrees. */
type Ring = readonly (readonly number[])[];
export type Shape = readonly (readonly Ring[])[];

export function polygonsOf({ type, coordinates }: Geometry): Shape {
  return type === "Polygon" ? [coordinates] : coordinates;
}

export function asInput(shape: Shape): [number, number][][][] {
  return shape.map((polygon) => polygon.map((ring) => ring.map(([lon = 0, lat = 0]): [number, number] => [lon, lat])));
}

export function boxOf(shape: Shape) {
  const points = shape.flatMap(([outer = []]) => outer);
  const [lons, lats] = [points.map(([lon = 0]) => lon), points.map(([, lat = 0]) => lat)];
  const least = (all: readonly number[]) => all.reduce((so, value) => Math.min(so, value), Number.POSITIVE_INFINITY);
  const most = (all: readonly number[]) => all.reduce((so, value) => Math.max(so, value), Number.NEGATIVE_INFINITY);
  return { west: least(lons), east: most(lons), south: least(lats), north: most(lats) };
}

/** In square degrees: only shares of neighbours are reported, and there a degree is as long for both. */
export function sizeOf(shape: Shape): number {
  return shape.reduce(
    (sum, [outer = [], ...holes]) => sum + ringSize(outer) - holes.reduce((inner, hole) => inner + ringSize(hole), 0),
    0,
  );
}

export function ringSize(ring: Ring): number {
  let twice = 0;
  for (const [at, [x = 0, y = 0]] of ring.entries()) {
    const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length] ?? [];
    twice += x * nextY - nextX * y;
  }
  return Math.abs(twice) / 2;
}
