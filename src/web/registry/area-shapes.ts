import { Delaunay } from "d3-delaunay";
import { geoMercator, geoPath } from "d3-geo";
import type { GeoPermissibleObjects } from "d3-geo";

export type Point = { readonly lon: number; readonly lat: number };
type Ring = readonly (readonly number[])[];
export type Shape =
  | { readonly type: "Polygon"; readonly coordinates: readonly Ring[] }
  | { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly Ring[])[] };

export type AreaToDraw = {
  readonly areaId: string;
  readonly centre: Point | null;
  readonly boundary: Shape | undefined;
};
export type DrawnArea = {
  readonly areaId: string;
  /** SVG path. */ readonly path: string;
  readonly labelAt: readonly [number, number];
};
export type Drawing = {
  /** How the areas are drawn; "nothing" when neither boundaries nor centres are known. */
  readonly by: "boundaries" | "cells" | "nothing";
  readonly areas: readonly DrawnArea[];
  /** Areas that could not be drawn. */
  readonly left: number;
};

const margin = 8;

/**
 * Areas as SVG paths in a box of the given size. Where a boundary is known they are drawn by boundaries, and those without one are
 * left out; where none is known, as Voronoi cells around the centres.
 */
export function drawAreas(
  areas: readonly AreaToDraw[],
  size: { readonly width: number; readonly height: number },
): Drawing {
  const bounded = areas.flatMap(({ areaId, boundary }) => (boundary === undefined ? [] : [{ areaId, boundary }]));
  if (bounded.length > 0) return { ...byBoundaries(bounded, size), left: areas.length - bounded.length };
  const centred = areas.flatMap(({ areaId, centre }) => (centre === null ? [] : [{ areaId, centre }]));
  if (centred.length === 0) return { by: "nothing", areas: [], left: areas.length };
  return { ...byCells(centred, size), left: areas.length - centred.length };
}

type Size = { readonly width: number; readonly height: number };

function projectionOf(object: GeoPermissibleObjects, { width, height }: Size) {
  return geoMercator().fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin],
    ],
    object,
  );
}

function byBoundaries(
  areas: readonly { readonly areaId: string; readonly boundary: Shape }[],
  size: Size,
): Omit<Drawing, "left"> {
  const shapes = areas.map(({ boundary }) => geometryOf(boundary));
  const path = geoPath(projectionOf({ type: "GeometryCollection", geometries: shapes }, size));
  const drawn = areas.flatMap(({ areaId }, at): DrawnArea[] => {
    const shape = shapes[at];
    const drawnPath = shape === undefined ? null : path(shape);
    return shape === undefined || drawnPath === null
      ? []
      : [{ areaId, path: drawnPath, labelAt: path.centroid(shape) }];
  });
  return { by: "boundaries", areas: drawn };
}

/**
 * d3-geo takes a ring by its turn on the sphere: one that turns the other way than RFC 7946 asks for would be the whole earth but
 * the area. Files differ in it, so the outer ring is turned to what d3-geo expects (clockwise as seen on a map).
 */
function geometryOf(shape: Shape): { type: "MultiPolygon"; coordinates: number[][][][] } {
  const polygons = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
  return {
    type: "MultiPolygon",
    coordinates: polygons.map((rings) =>
      rings.map((ring, at) => turned(ring, at === 0).map((position) => [...position])),
    ),
  };
}

function turned(ring: Ring, clockwise: boolean): Ring {
  let doubled = 0;
  for (const [at, [x1 = 0, y1 = 0]] of ring.entries()) {
    const [x2 = 0, y2 = 0] = ring[(at + 1) % ring.length] ?? [];
    doubled += x1 * y2 - x2 * y1;
  }
  return doubled < 0 === clockwise ? ring : ring.toReversed();
}

function byCells(
  areas: readonly { readonly areaId: string; readonly centre: Point }[],
  size: Size,
): Omit<Drawing, "left"> {
  const positions = areas.map(({ centre }): [number, number] => [centre.lon, centre.lat]);
  // One place has no extent of its own to fit: it is given some.
  const spread =
    positions.length === 1
      ? positions.flatMap(([x, y]) => [
          [x - 0.1, y - 0.1],
          [x + 0.1, y + 0.1],
        ])
      : positions;
  const projection = projectionOf(
    { type: "MultiPoint", coordinates: spread },
    { width: size.width, height: size.height },
  );
  const points = positions.map((position): [number, number] => projection(position) ?? [0, 0]);
  const voronoi = Delaunay.from(points).voronoi([0, 0, size.width, size.height]);
  return {
    by: "cells",
    areas: areas.map(({ areaId }, at) => ({ areaId, path: voronoi.renderCell(at), labelAt: points[at] ?? [0, 0] })),
  };
}
