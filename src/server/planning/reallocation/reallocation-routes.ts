import * as moving from "#contract/planning/reallocation.ts";
import { route } from "#server/platform/act/route.ts";
import type { Route } from "#server/platform/act/route.ts";
import {
  consent,
  decide,
  propose,
  proposeUndo,
  readCandidates,
  readReallocations,
  readShown,
} from "./reallocation-service.ts";
import { areaOfReallocation, areaOfUndo } from "./reallocations-store.ts";

const ownAreas = "rows of one's own areas";

export const reallocationRoutes: readonly Route[] = [
  route(moving.listReallocationCandidates, { areaOf: ownAreas, handle: readCandidates }),
  route(moving.listReallocations, {
    areaOf: ownAreas,
    handle: readReallocations,
  }),
  route(moving.getReallocation, {
    areaOf: ownAreas,
    handle: async (context, { params }) => readShown(context, params.reallocationId),
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
