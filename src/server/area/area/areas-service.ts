import type { z } from "zod";
import type { Decoded, Output } from "#contract/endpoint.ts";
import type { Refusal } from "#kernel/refusal.ts";
import { refuse } from "#kernel/refusal.ts";
import type { Result } from "#kernel/result.ts";
import { failure, success } from "#kernel/result.ts";
import { shapeFault } from "#programme/area/boundary-shape.ts";
import type { ShapeFault } from "#programme/area/boundary-shape.ts";
import type { ActContext } from "#server/platform/act/act.ts";
import { inThread } from "#server/platform/threads.ts";
import type { Work } from "#server/platform/threads.ts";
import { findArea, listAncestors, listPlacesWithin, listSuccessions } from "./area-tree-store.ts";
import type { Drawn, Overlap } from "#server/registry/duplicate/find-overlaps.ts";
import { listBoundariesBelow, listWithoutBoundary, writeBoundaries } from "#server/area/boundary/boundaries-store.ts";
import type { area, getArea } from "#contract/area/area.ts";
import type { importBoundaries, listBoundaries } from "#contract/area/boundary.ts";

export async function readArea(
  { tx, today }: ActContext,
  { params, query }: Decoded<typeof getArea>,
): Promise<Result<z.output<typeof area>, Refusal>> {
  const on = query.on ?? today;
  const found = await findArea(tx, params.areaId, on);
  if (found === undefined) return failure(refuse("record.not_found"));
  const successions = await listSuccessions(tx, params.areaId);
  return success({
    ...found,
    ancestors: await listAncestors(tx, params.areaId, on),
    formedFrom: successions.filter(({ toAreaId }) => toAreaId === params.areaId),
    wentInto: successions.filter(({ fromAreaId }) => fromAreaId === params.areaId),
  });
}

export async function readBoundaries(
  { tx, today }: ActContext,
  { params, query }: Decoded<typeof listBoundaries>,
): Promise<Result<Output<typeof listBoundaries>, Refusal>> {
  const on = query.on ?? today;
  const missing = await listWithoutBoundary(tx, params.areaId, on);
  return success({ rows: await listBoundariesBelow(tx, params.areaId, on), missing: missing.length });
}

/** The areas of a province take seconds; those of the country are imported province by province to be checked. */
const mostCut = 400;

/** Features are matched by official code to the areas in force below; codes of the file may have lost their leading zeros. */
export async function takeBoundaries(
  context: ActContext,
  { params, body }: Decoded<typeof importBoundaries>,
): Promise<Result<Output<typeof importBoundaries>, Refusal>> {
  const { tx, today, now } = context;
  const places = (await listPlacesWithin(tx, params.areaId, today)).filter(({ kind }) => kind !== "village");
  const byCode = new Map(places.map((place) => [place.code, place]));
  const unknownCodes: string[] = [];
  const faultyShapes: Output<typeof importBoundaries>["faultyShapes"] = [];
  const boundaries = body.features.flatMap(({ properties, geometry }) => {
    const code = codeOf(properties[body.codeProperty]);
    const place = byCode.get(code) ?? byCode.get(code.padStart(5, "0")) ?? byCode.get(code.padStart(2, "0"));
    if (place === undefined) {
      unknownCodes.push(code);
      return [];
    }
    const fault = shapeFault(geometry);
    if (fault !== undefined) faultyShapes.push({ code: place.code, fault });
    return fault === undefined ? [{ areaId: place.areaId, geometry }] : [];
  });
  const [faulty] = faultyShapes;
  if (boundaries.length === 0 && faulty !== undefined)
    return failure(refuse(codeOfFault[faulty.fault], { features: faultyShapes.length }));
  if (boundaries.length === 0) {
    return failure(
      refuse("registry.no_boundary_matches", { features: body.features.length, property: body.codeProperty }),
    );
  }
  // One area may be drawn once: of two features with its code the last one is taken, and told.
  const drawn = new Map(boundaries.map((one) => [one.areaId, one]));
  const codes = body.features.map(({ properties }) => codeOf(properties[body.codeProperty]));
  const doubledCodes = [
    ...new Set(codes.filter((code, at) => codes.indexOf(code) !== at && !unknownCodes.includes(code))),
  ];
  const names = new Map(places.map(({ areaId, name }) => [areaId, name]));
  const overlapsChecked = drawn.size <= mostCut;
  const overlaps = overlapsChecked ? (await inThread(cutting, [...drawn.values()])).slice(0, 200) : [];
  await writeBoundaries(tx, [...drawn.values()], { source: body.source, now });
  await context.audit({
    areaId: params.areaId,
    recordKind: "area",
    recordId: params.areaId,
    facts: { boundaries: drawn.size, unknown: unknownCodes.length, overlaps: overlaps.length },
  });
  return success({
    matched: drawn.size,
    unknownCodes,
    faultyShapes,
    doubledCodes,
    overlapsChecked,
    overlaps: overlaps.map(({ oneAreaId, otherAreaId, share }) => ({
      one: names.get(oneAreaId) ?? oneAreaId,
      other: names.get(otherAreaId) ?? otherAreaId,
      percent: Math.round(share * 1000) / 10,
    })),
    withoutBoundary: await listWithoutBoundary(tx, params.areaId, today),
  });
}

/** Shapes of a province are cut with each other for seconds. */
const cutting: Work<readonly Drawn[], readonly Overlap[]> = {
  module: import.meta.resolve("./find-overlaps.ts"),
  name: "findOverlaps",
};

const codeOfFault: Readonly<Record<ShapeFault, string>> = {
  not_closed: "registry.boundary_not_closed",
  not_in_degrees: "registry.boundary_not_in_degrees",
};

function codeOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "(none)";
}
