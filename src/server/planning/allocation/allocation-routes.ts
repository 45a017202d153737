import * as contract from "#contract/planning/allocation.ts";
import * as optimiser from "#contract/planning/optimiser.ts";
import * as moving from "#contract/planning/reallocation.ts";
import { success } from "#kernel/result.ts";
import { route } from "#server/platform/act/route.ts";
import type { Route } from "#server/platform/act/route.ts";
import { passYearEnd, readCarryOver, tryYearEnd } from "#server/planning/carry-over/carry-over-service.ts";
import { areaOfCarryOver, listCarryOvers } from "#server/planning/carry-over/carry-overs-store.ts";
import {
  consent,
  decide,
  propose,
  proposeUndo,
  read,
  readCandidates,
} from "#server/planning/reallocation/reallocation-service.ts";
import {
  areaOfReallocation,
  areaOfUndo,
  listReallocations,
} from "#server/planning/reallocation/reallocations-store.ts";
import { printRun } from "./allocation-papers.ts";
import { areaOfRun } from "./allocation-store.ts";
import {
  askOptimiser,
  readOptimiserRun,
  stopOptimiser,
  turnIntoRun,
} from "#server/planning/optimiser/optimiser-service.ts";
import { areaOfOptimiserRun, listOptimiserHeads } from "#server/planning/optimiser/optimiser-store.ts";
import { compare, publish } from "./publication-service.ts";

const ownAreas = "rows of one's own areas";

export const allocationRoutes: readonly Route[] = [
  route(contract.compareFormulaRuns, { areaOf: ownAreas, handle: compare }),
  route(contract.publishAllocation, {
    areaOf: async (tx, { params }) => areaOfRun(tx, params.formulaRunId),
    handle: publish,
  }),
  route(contract.printAllocation, { areaOf: ownAreas, handle: printRun }),
  route(optimiser.listOptimiserRuns, {
    areaOf: ownAreas,
    handle: async ({ tx }, { query }) => success({ rows: [...(await listOptimiserHeads(tx, query.year))] }),
  }),
  route(optimiser.getOptimiserRun, {
    areaOf: ownAreas,
    handle: async (context, { params }) => readOptimiserRun(context, params.optimiserRunId),
  }),
  route(optimiser.runOptimiser, { areaOf: async (_tx, { body }) => body.areaId, handle: askOptimiser }),
  route(optimiser.cancelOptimiserRun, {
    areaOf: async (tx, { params }) => areaOfOptimiserRun(tx, params.optimiserRunId),
    handle: stopOptimiser,
  }),
  route(optimiser.allocateProposal, {
    areaOf: async (tx, { params }) => areaOfOptimiserRun(tx, params.optimiserRunId),
    handle: turnIntoRun,
  }),
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
  route(moving.listCarryOvers, {
    areaOf: ownAreas,
    handle: async ({ tx }, { query }) => success({ rows: [...(await listCarryOvers(tx, query.areaId))] }),
  }),
  route(moving.getCarryOver, {
    areaOf: ownAreas,
    handle: async (context, { params }) => readCarryOver(context, params.carryOverId),
  }),
  route(moving.runCarryOver, { areaOf: async (_tx, { body }) => body.areaId, handle: tryYearEnd }),
  route(moving.approveCarryOver, {
    areaOf: async (tx, { params }) => areaOfCarryOver(tx, params.carryOverId),
    handle: passYearEnd,
  }),
];
