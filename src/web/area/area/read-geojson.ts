import { z } from "zod";
import { geometry } from "#contract/area/boundary.ts";

const collection = z.object({
  features: z.array(z.object({ properties: z.record(z.string(), z.unknown()), geometry: z.unknown() })),
});

/** The areas of a GeoJSON text; points and lines are left out, and counted. Undefined when it holds no area. */
export function readGeoJson(text: string) {
  let written: unknown;
  try {
    written = JSON.parse(text);
  } catch {
    return undefined;
  }
  const read = collection.safeParse(written);
  if (!read.success) return undefined;
  const features = read.data.features.flatMap(({ properties, geometry: shape }) => {
    const area = geometry.safeParse(shape);
    return area.success ? [{ properties, geometry: area.data }] : [];
  });
  return features.length === 0 ? undefined : { features, leftOut: read.data.features.length - features.length };
}
