import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { z } from "zod";
import { geometry } from "#contract/area/boundary.ts";
import { shapeFault } from "#programme/area/boundary-shape.ts";
import type { Geometry } from "./boundaries-store.ts";

export type PackBoundary = { readonly code: string; readonly geometry: Geometry };

const position = z.array(z.number());
/** TopoJSON, with as many collections of areas as the pack likes; each area names its official code. */
const shape = z.object({
  type: z.literal("Topology"),
  objects: z.record(z.string(), z.object({ type: z.literal("GeometryCollection") })),
  arcs: z.array(z.array(position)),
});
const topology = z.custom<Topology<Record<string, GeometryCollection>>>((value) => shape.safeParse(value).success);
const drawn = z.object({ properties: z.object({ code: z.string() }), geometry });

/** Degrees are kept to about a metre. */
const round = (value: number) => Math.round(value * 1e5) / 1e5;

/** The boundaries of a pack, by official code. @throws SyntaxError, ZodError where it is not TopoJSON */
export function readPackBoundaries(text: string): readonly PackBoundary[] {
  const read = topology.parse(JSON.parse(text));
  return Object.values(read.objects).flatMap((collection) =>
    feature(read, collection).features.map((one) => {
      const { properties, geometry: outline } = drawn.parse(one);
      const fault = shapeFault(outline);
      if (fault !== undefined) throw new SyntaxError(`the boundary of ${properties.code} is ${fault}`);
      return { code: properties.code, geometry: rounded(outline) };
    }),
  );
}

function rounded(outline: Geometry): Geometry {
  const ring = (positions: readonly (readonly number[])[]) => positions.map((one) => one.map(round));
  return outline.type === "Polygon"
    ? { type: "Polygon", coordinates: outline.coordinates.map(ring) }
    : { type: "MultiPolygon", coordinates: outline.coordinates.map((polygon) => polygon.map(ring)) };
}
