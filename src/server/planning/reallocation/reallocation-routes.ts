import * as moving from "#contract/planning/reallocation.ts";
import { success } from "#kernel/result.ts";
import { route } from "#server/platform/act/route.ts";
import type { Route } from "#server/platform/act/route.ts";
import { consent, decide, propose, proposeUndo, read, readCandidates } from "./reallocation-service.ts";
import { areaOfReallocation, areaOfUndo, listReallocations } from "./reallocations-store.ts";

const ownAreas = "rows of one's own areas";

export const reallocationRoutes: readonly Route[] = [
  route(moving.listReallocationCandidates, { areaOf: ownAreas, handle: readCandidates }),
  route(moving.listReallocations, {
    areaOf: ownAreas,
    handle: async ({ tx }, { query }) =>
      success({ rows: [...(await listReallocations(tx, { areaId: query.areaId, year: query.year }))] }),
  }),
  route(moving.getReallocation, {
    areaOf: ownAreas,
    handle: async (context, { params }) => read(context, params.reallocationId),
  }),
  route(moving.proposeReallocation, { areaOf: async (_tx, { body }) => body.areaId, handle: propose }),
  route(moving.undoReallocation, {
    areaOf: async (tx, { params }) => areaOfUndo(tx, params.reallocationId),
    handle: proposeUndo,
  }),
  route(moving.consentReallocation, {
    areaOf: async (tx, { params }) => areaOfReallocation(tx, params.reallocationId),
    handle: consent,
  }),
  route(moving.decideReallocation, {
    areaOf: async (tx, { params }) => areaOfReallocation(tx, params.reallocationId),
    handle: decide,
  }),
];
