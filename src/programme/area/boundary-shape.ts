/** What a boundary must be before it is kept: closed rings (RFC 7946, 3.1.6) in degrees of WGS 84. Files of land offices are often in metres. */
export const shapeFaults = ["not_closed", "not_in_degrees"] as const;
export type ShapeFault = (typeof shapeFaults)[number];

type Ring = readonly (readonly number[])[];
type Drawn =
  | { readonly type: "Polygon"; readonly coordinates: readonly Ring[] }
  | { readonly type: "MultiPolygon"; readonly coordinates: readonly (readonly Ring[])[] };

/** Three corners, and the first again. */
const leastPositions = 4;

/** Undefined when the shape can be drawn. */
export function shapeFault({ type, coordinates }: Drawn): ShapeFault | undefined {
  const polygons = type === "Polygon" ? [coordinates] : coordinates;
  const rings = polygons.flat();
  if (!rings.flat().every(isInDegrees)) return "not_in_degrees";
  const isDrawn = polygons.length > 0 && polygons.every((polygon) => polygon.length > 0);
  return isDrawn && rings.every(isClosed) ? undefined : "not_closed";
}

function isInDegrees([lon = Number.NaN, lat = Number.NaN]: readonly number[]): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}

function isClosed(ring: Ring): boolean {
  const [first, last] = [ring[0], ring.at(-1)];
  return ring.length >= leastPositions && first?.[0] === last?.[0] && first?.[1] === last?.[1];
}
