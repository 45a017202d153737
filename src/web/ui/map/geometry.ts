type Ring = readonly (readonly number[])[];
/** GeoJSON (RFC 7946). */
export type Shape =
  | { readonly type: "Polygon"; readonly coordinates: readonly Ring[] }
  | { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly Ring[])[] };

/**
 * d3-geo takes a ring by its turn on the sphere: one that turns as RFC 7946 asks would be the whole earth without the area. Files
 * differ in it, so every outer ring is turned clockwise as seen on a map, and every hole the other way.
 */
export function geometryOf(shape: Shape): { type: "MultiPolygon"; coordinates: number[][][][] } {
  const polygons = shape.type === "Polygon" ? [shape.coordinates] : shape.coordinates;
  return {
    type: "MultiPolygon",
    coordinates: polygons.map((rings) =>
      rings.map((ring, at) => turned(ring, at === 0).map((position) => [...position])),
    ),
  };
}

function turned(ring: Ring, clockwise: boolean): Ring {
  let doubledArea = 0;
  for (const [at, [x1 = 0, y1 = 0]] of ring.entries()) {
    const [x2 = 0, y2 = 0] = ring[(at + 1) % ring.length] ?? [];
    doubledArea += x1 * y2 - x2 * y1;
  }
  return doubledArea < 0 === clockwise ? ring : ring.toReversed();
}
