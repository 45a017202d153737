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

export type Place = { readonly lon: number; readonly lat: number };

/** A ray from the place crosses the rings an odd number of times. */
export function isWithin(shape: Shape, box: ReturnType<typeof boxOf>, { lon, lat }: Place): boolean {
  if (lon < box.west || lon > box.east || lat < box.south || lat > box.north) return false;
  let within = false;
  for (const ring of shape.flat())
    for (const [[x, y], [toX, toY]] of edgesOf(ring))
      if (y > lat !== toY > lat && lon < x + ((toX - x) * (lat - y)) / (toY - y)) within = !within;
  return within;
}

/** From the place to the nearest edge, in degrees of latitude: a degree of longitude is shorter away from the equator. */
export function distanceTo(shape: Shape, { lon, lat }: Place): number {
  const narrow = Math.cos((lat * Math.PI) / 180);
  let least = Number.POSITIVE_INFINITY;
  for (const ring of shape.flat())
    for (const [from, to] of edgesOf(ring)) {
      const [x, y] = [(from[0] - lon) * narrow, from[1] - lat];
      const [alongX, alongY] = [(to[0] - from[0]) * narrow, to[1] - from[1]];
      const length = alongX ** 2 + alongY ** 2;
      const at = length === 0 ? 0 : Math.min(1, Math.max(0, -(x * alongX + y * alongY) / length));
      least = Math.min(least, Math.hypot(x + at * alongX, y + at * alongY));
    }
  return least;
}

type Point = readonly [number, number];

function edgesOf(ring: Ring): readonly (readonly [Point, Point])[] {
  const points = ring.map(([lon = 0, lat = 0]): Point => [lon, lat]);
  return points.slice(1).flatMap((to, at) => {
    const from = points[at];
    return from === undefined ? [] : [[from, to] as const];
  });
}
