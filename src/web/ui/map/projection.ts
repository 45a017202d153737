import { geoMercator } from "d3-geo";
import type { GeoPermissibleObjects, GeoProjection } from "d3-geo";

export type Size = { readonly width: number; readonly height: number };

const margin = 8;

/** Fits what is drawn into the box. Mercator keeps the shapes of a province, which is small, as its people know them. */
export function projectionOf(object: GeoPermissibleObjects, { width, height }: Size): GeoProjection {
  return geoMercator().fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin],
    ],
    object,
  );
}
