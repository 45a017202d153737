import { z } from "zod";
import { declare } from "#contract/declare.ts";
import { areaId } from "#contract/values.ts";
import { asOf, inForceOn } from "./area.ts";
import { megabytes } from "#contract/endpoint.ts";
import { anything, freeKey, text } from "#contract/input.ts";
import { shapeFaults } from "#programme/area/boundary-shape.ts";
/** A ring is a list of [longitude, latitude]; GeoJSON (RFC 7946) of type Polygon or MultiPolygon. */
const position = z.array(z.number()).min(2);
export const geometry = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Polygon"), coordinates: z.array(z.array(position)) }),
  z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(z.array(position))) }),
]);
/** Degrees, or metres of a projection, which the answer reports as a shape that is not in degrees; a third number is a height. */
const positionInput = z.array(z.number().min(-100_000_000).max(100_000_000)).min(2).max(4);
const ringsInput = z.array(z.array(positionInput).max(200_000)).max(10_000);
const geometryInput = z.discriminatedUnion("type", [
  z.object({ type: z.literal("Polygon"), coordinates: ringsInput }),
  z.object({ type: z.literal("MultiPolygon"), coordinates: z.array(ringsInput).max(10_000) }),
]);
export const listBoundaries = declare({
  id: "area.listBoundaries",
  method: "get",
  path: "/areas/{areaId}/boundaries",
  act: "area.readAreas",
  summary: "Boundaries of the areas directly below an area: those that were imported, else those of the country's pack",
  params: z.object({ areaId }),
  query: z.object(asOf),
  days: inForceOn,
  output: z.object({
    rows: z.array(
      z.object({
        areaId,
        geometry,
        source: z.string(),
        /** Of the country's pack: for display only. An import of the province's own takes its place. */
        simplified: z.boolean(),
      }),
    ),
    /** Areas in force below this one that have no boundary. */
    missing: z.number().int(),
  }),
});
export const importBoundaries = declare({
  id: "area.importBoundaries",
  method: "post",
  path: "/areas/{areaId}/boundaries",
  largestBody: megabytes(30),
  act: "area.importBoundaries",
  summary: "Import boundaries from GeoJSON; features are matched to the areas below this one by their official code",
  params: z.object({ areaId }),
  body: z.object({
    source: text(300),
    /** The property of a feature that holds the official code. */
    codeProperty: text(60).default("code"),
    features: z
      .array(z.object({ properties: z.record(freeKey(300), anything), geometry: geometryInput }))
      .min(1)
      .max(20_000),
  }),
  output: z.object({
    matched: z.number().int(),
    /** Codes in the file that are no area in force below this one. */
    unknownCodes: z.array(z.string()),
    /** Shapes that cannot be drawn and were left out; the boundary that was there stays. */
    faultyShapes: z.array(z.object({ code: z.string(), fault: z.enum(shapeFaults) })),
    /** Codes that two features have: the last one was taken. */
    doubledCodes: z.array(z.string()),
    /** False for a file of so many areas that cutting each with its neighbours would take minutes: nothing that follows is looked for. */
    overlapsChecked: z.boolean(),
    /** Areas that lie over each other in the file, with the share of the smaller one in percent. */
    overlaps: z.array(z.object({ one: z.string(), other: z.string(), percent: z.number() })),
    /** Areas of which a ring crosses itself: they are kept, and their size is not to be relied on. */
    crossing: z.array(z.string()),
    /** Areas that are drawn far from where their centre is recorded: a wrong code, most likely. */
    elsewhere: z.array(z.string()),
    /** Areas directly below this one of which no boundary was imported yet; those of the pack do not count. */
    withoutBoundary: z.array(z.object({ areaId, name: z.string() })),
  }),
});
