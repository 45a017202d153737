import { Delaunay } from "d3-delaunay";
import { clipToConvex } from "./clip-to-convex.ts";
import type { Point } from "./clip-to-convex.ts";
import { projectionOf } from "./projection.ts";
import type { Size } from "./projection.ts";

type Centred = { readonly areaId: string; readonly centre: { readonly lon: number; readonly lat: number } };
/** From degrees east and north to the box. */
export type PlaceOf = (lon: number, lat: number) => Point;
type Cell = { readonly areaId: string; readonly path: string; readonly labelAt: Point; readonly width: number };

/** How far the hull is moved outwards, as a share of the way from the middle: centres would else lie on the edge of their cells. */
const widening = 1.12;

/** A Voronoi cell for each centre, cut at the hull of all centres, so that nobody takes the box for the province. */
export function cellsWithinHull(
  areas: readonly Centred[],
  size: Size,
): { readonly cells: readonly Cell[]; readonly placeOf: PlaceOf } {
  const positions = areas.map(({ centre }): [number, number] => [centre.lon, centre.lat]);
  // One place has no extent of its own to fit: it is given some.
  const spread =
    positions.length > 1
      ? positions
      : positions.flatMap(([x, y]) => [
          [x - 0.1, y - 0.1],
          [x + 0.1, y + 0.1],
        ]);
  const inner = { width: size.width / widening, height: size.height / widening };
  const projection = projectionOf({ type: "MultiPoint", coordinates: spread }, inner);
  const shift: Point = [(size.width - inner.width) / 2, (size.height - inner.height) / 2];
  const placeOf = (lon: number, lat: number): [number, number] => {
    const [x, y] = projection([lon, lat]) ?? [0, 0];
    return [x + shift[0], y + shift[1]];
  };
  const points = positions.map(([lon, lat]) => placeOf(lon, lat));
  const delaunay = Delaunay.from(points);
  const voronoi = delaunay.voronoi([0, 0, size.width, size.height]);
  const hull = widened(delaunay.hullPolygon().map(([x, y]): Point => [x, y]));
  const cells = areas.flatMap(({ areaId }, at) => {
    const polygon: Point[] = [...(voronoi.cellPolygon(at) ?? [])].map(([x, y]) => [x, y]);
    const cut = hull.length < 3 ? polygon : clipToConvex(polygon, hull);
    return cut.length < 3
      ? []
      : [
          {
            areaId,
            path: `M${cut.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join("L")}Z`,
            labelAt: points[at] ?? [0, 0],
            width: Math.max(...cut.map(([x]) => x)) - Math.min(...cut.map(([x]) => x)),
          },
        ];
  });
  return { cells, placeOf };
}

/** The corners moved away from their middle. */
function widened(hull: readonly Point[]): readonly Point[] {
  const [sumX, sumY] = hull.reduce<Point>(([x, y], [px, py]) => [x + px, y + py], [0, 0]);
  const [middleX, middleY] = [sumX / hull.length, sumY / hull.length];
  return hull.map(([x, y]): Point => [middleX + (x - middleX) * widening, middleY + (y - middleY) * widening]);
}
