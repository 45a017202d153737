import type { Output } from "#contract/endpoint.ts";
import * as contract from "#contract/area/boundary.ts";
import { refuse } from "#kernel/refusal.ts";
import { failure, success } from "#kernel/result.ts";
import { shapeFault } from "#programme/area/boundary-shape.ts";
import type { ShapeFault } from "#programme/area/boundary-shape.ts";
import { areaOfParams } from "#server/platform/act/area-named.ts";
import { addRecord, done, readOwnAreas } from "#server/platform/act/record-act.ts";
import { inThread } from "#server/platform/threads.ts";
import type { Work } from "#server/platform/threads.ts";
import { listPlacesWithin } from "#server/area/area/area-tree-store.ts";
import { listBoundariesBelow, listWithoutBoundary, writeBoundaries } from "./boundaries-store.ts";
import type { Centred, Checked } from "./check-drawn.ts";

export const listBoundaries = readOwnAreas(contract.listBoundaries, async ({ tx, today }, { params, query }) => {
  const on = query.on ?? today;
  const missing = await listWithoutBoundary(tx, params.areaId, on, { imported: false });
  return success({ rows: await listBoundariesBelow(tx, params.areaId, on), missing: missing.length });
});

/** The areas of a province take seconds; those of the country are imported province by province to be checked. */
const mostCut = 400;

/** Features are matched by official code to the areas in force below; codes of the file may have lost their leading zeros. */
export const importBoundaries = addRecord(
  contract.importBoundaries,
  { name: "area", areaOf: areaOfParams, idOf: ({ params }) => params.areaId },
  async ({ tx, today, now }, { params, body }) => {
    const places = (await listPlacesWithin(tx, params.areaId, today)).filter(({ kind }) => kind !== "village");
    const byCode = new Map(places.map((place) => [place.code, place]));
    const unknownCodes: string[] = [];
    const faultyShapes: Output<typeof contract.importBoundaries>["faultyShapes"] = [];
    const boundaries = body.features.flatMap(({ properties, geometry }) => {
      const code = codeOf(properties[body.codeProperty]);
      const place = byCode.get(code) ?? byCode.get(code.padStart(5, "0")) ?? byCode.get(code.padStart(2, "0"));
      if (place === undefined) {
        unknownCodes.push(code);
        return [];
      }
      const fault = shapeFault(geometry);
      if (fault !== undefined) faultyShapes.push({ code: place.code, fault });
      return fault === undefined ? [{ areaId: place.areaId, geometry, centre: place.centre }] : [];
    });
    const [faulty] = faultyShapes;
    if (boundaries.length === 0 && faulty !== undefined)
      return failure(refuse(codeOfFault[faulty.fault], { features: faultyShapes.length }));
    if (boundaries.length === 0) {
      return failure(
        refuse("registry.no_boundary_matches", { features: body.features.length, property: body.codeProperty }),
      );
    }
    // One area may be drawn once: of two features with its code the last one is taken, and the answer says so.
    const drawn = new Map(boundaries.map((one) => [one.areaId, one]));
    const codes = body.features.map(({ properties }) => codeOf(properties[body.codeProperty]));
    const doubledCodes = [
      ...new Set(codes.filter((code, at) => codes.indexOf(code) !== at && !unknownCodes.includes(code))),
    ];
    const names = new Map(places.map(({ areaId, name }) => [areaId, name]));
    const overlapsChecked = drawn.size <= mostCut;
    const nameOf = (areaId: string) => names.get(areaId) ?? areaId;
    const checked = overlapsChecked ? await inThread(checking, [...drawn.values()]) : nothingFound;
    const overlaps = checked.overlaps.slice(0, 200);
    await writeBoundaries(tx, [...drawn.values()], { source: body.source, now });
    return done(
      { boundaries: drawn.size, unknown: unknownCodes.length, overlaps: overlaps.length },
      {
        matched: drawn.size,
        unknownCodes,
        faultyShapes,
        doubledCodes,
        overlapsChecked,
        overlaps: overlaps.map(({ oneAreaId, otherAreaId, share }) => ({
          one: nameOf(oneAreaId),
          other: nameOf(otherAreaId),
          percent: Math.round(share * 1000) / 10,
        })),
        crossing: checked.crossing.map(nameOf),
        elsewhere: checked.elsewhere.map(nameOf),
        withoutBoundary: await listWithoutBoundary(tx, params.areaId, today, { imported: true }),
      },
    );
  },
);

/** Shapes of a province are cut with each other for seconds. */
const checking: Work<readonly Centred[], Checked> = {
  module: import.meta.resolve("#server/area/boundary/check-drawn.ts"),
  name: "checkDrawn",
};
const nothingFound: Checked = { overlaps: [], crossing: [], elsewhere: [] };

const codeOfFault = {
  not_closed: "registry.boundary_not_closed",
  not_in_degrees: "registry.boundary_not_in_degrees",
} as const satisfies Readonly<Record<ShapeFault, string>>;

function codeOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "(none)";
}
