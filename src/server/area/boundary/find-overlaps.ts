import { intersection } from "polyclip-ts";
import type { Geometry } from "./boundaries-store.ts";

export type Drawn = { readonly areaId: string; readonly geometry: Geometry };
export type Overlap = {
  readonly oneAreaId: string;
  readonly otherAreaId: string;
  /** Of the smaller of the two, from 0 to 1. */
  readonly share: number;
};

/** Neighbours that were drawn apart share slivers; less than this of the smaller one is no overlap. */
const leastShare = 0.001;

type Ring = readonly (readonly number[])[];
type Shape = readonly (readonly Ring[])[];

/** Areas that lie over each other, the largest share first. Only those whose boxes meet are cut with each other. */
export function findOverlaps(drawn: readonly Drawn[]): readonly Overlap[] {
  const shapes = drawn
    .map(({ areaId, geometry }) => {
      const shape = polygonsOf(geometry);
      return { areaId, shape, box: boxOf(shape), size: sizeOf(shape) };
    })
    .toSorted((a, b) => a.box.west - b.box.west);
  const found: Overlap[] = [];
  for (const [at, one] of shapes.entries()) {
    for (const other of shapes.slice(at + 1)) {
      // In the order of their western edges: from here on all begin east of where this one ends.
      if (other.box.west >= one.box.east) break;
      if (other.box.south >= one.box.north || other.box.north <= one.box.south) continue;
      const share = sizeOf(intersection(asInput(one.shape), asInput(other.shape))) / Math.min(one.size, other.size);
      if (share >= leastShare) found.push({ oneAreaId: one.areaId, otherAreaId: other.areaId, share });
    }
  }
  return found.toSorted((a, b) => b.share - a.share);
}

function polygonsOf({ type, coordinates }: Geometry): Shape {
  return type === "Polygon" ? [coordinates] : coordinates;
}

function asInput(shape: Shape): [number, number][][][] {
  return shape.map((polygon) => polygon.map((ring) => ring.map(([lon = 0, lat = 0]): [number, number] => [lon, lat])));
}

function boxOf(shape: Shape) {
  const points = shape.flatMap(([outer = []]) => outer);
  const [lons, lats] = [points.map(([lon = 0]) => lon), points.map(([, lat = 0]) => lat)];
  const least = (all: readonly number[]) => all.reduce((so, value) => Math.min(so, value), Number.POSITIVE_INFINITY);
  const most = (all: readonly number[]) => all.reduce((so, value) => Math.max(so, value), Number.NEGATIVE_INFINITY);
  return { west: least(lons), east: most(lons), south: least(lats), north: most(lats) };
}

/** In square degrees: only shares of neighbours are reported, and there a degree is as long for both. */
function sizeOf(shape: Shape): number {
  return shape.reduce(
    (sum, [outer = [], ...holes]) => sum + ringSize(outer) - holes.reduce((inner, hole) => inner + ringSize(hole), 0),
    0,
  );
}

function ringSize(ring: Ring): number {
  let twice = 0;
  for (const [at, [x = 0, y = 0]] of ring.entries()) {
    const [nextX = 0, nextY = 0] = ring[(at + 1) % ring.length] ?? [];
    twice += x * nextY - nextX * y;
  }
  return Math.abs(twice) / 2;
}
