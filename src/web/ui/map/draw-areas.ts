import { geoArea, geoPath } from "d3-geo";
import { cellsWithinHull } from "./cells.ts";
import type { PlaceOf } from "./cells.ts";
import { geometryOf } from "./geometry.ts";
import type { Shape } from "./geometry.ts";
import { projectionOf } from "./projection.ts";
import type { Size } from "./projection.ts";

export type AreaToDraw = {
  readonly areaId: string;
  /** Degrees east and north (WGS 84). */
  readonly centre: { readonly lon: number; readonly lat: number } | null;
  readonly boundary?: Shape | undefined;
};
export type DrawnArea = {
  readonly areaId: string;
  /** SVG path. */ readonly path: string;
  readonly labelAt: readonly [number, number];
  /** Of its box. */ readonly width: number;
};
export type Drawing = {
  /** "nothing" when neither boundaries nor centres are known. */
  readonly by: "boundaries" | "cells" | "nothing";
  readonly areas: readonly DrawnArea[];
  /** Ids of areas that could not be drawn. */
  readonly left: readonly string[];
  /** Where a point lies in the box; undefined when nothing is drawn. */
  readonly placeOf: PlaceOf | undefined;
};

/**
 * Areas as SVG paths in a box. Where boundaries are known they are drawn and areas without one are left out; where none is known, each
 * area is the cell of what lies nearest to its centre, cut at the hull of all centres.
 */
export function drawAreas(areas: readonly AreaToDraw[], size: Size): Drawing {
  const bounded = areas.flatMap(({ areaId, boundary }) => (boundary === undefined ? [] : [{ areaId, boundary }]));
  if (bounded.length > 0) {
    const shapes = bounded.map(({ boundary }) => geometryOf(boundary));
    const projection = projectionOf({ type: "GeometryCollection", geometries: shapes }, size);
    const path = geoPath(projection);
    const placeOf: PlaceOf = (lon, lat) => projection([lon, lat]) ?? [0, 0];
    const drawn = bounded.flatMap(({ areaId }, at): DrawnArea[] => {
      const shape = shapes[at];
      const line = shape === undefined ? null : path(shape);
      if (shape === undefined || line === null) return [];
      const largest = largestOf(shape);
      const [[left], [right]] = path.bounds(largest);
      // Of islands the largest is named: the middle of all would be in the sea.
      return [{ areaId, path: line, labelAt: path.centroid(largest), width: right - left }];
    });
    return { by: "boundaries", areas: drawn, left: leftOf(areas, drawn), placeOf };
  }
  const centred = areas.flatMap(({ areaId, centre }) => (centre === null ? [] : [{ areaId, centre }]));
  if (centred.length === 0) return { by: "nothing", areas: [], left: leftOf(areas, []), placeOf: undefined };
  const { cells, placeOf } = cellsWithinHull(centred, size);
  return { by: "cells", areas: cells, left: leftOf(areas, cells), placeOf };
}

function largestOf(shape: ReturnType<typeof geometryOf>): ReturnType<typeof geometryOf> {
  const sizes = shape.coordinates.map((polygon) => geoArea({ type: "Polygon", coordinates: polygon }));
  const largest = shape.coordinates[sizes.indexOf(Math.max(...sizes))];
  return largest === undefined ? shape : { type: "MultiPolygon", coordinates: [largest] };
}

function leftOf(areas: readonly AreaToDraw[], drawn: readonly DrawnArea[]): readonly string[] {
  const ids = new Set(drawn.map(({ areaId }) => areaId));
  return areas.flatMap(({ areaId }) => (ids.has(areaId) ? [] : [areaId]));
}
