import * as contract from "#contract/allocation.ts";
import * as optimiser from "#contract/optimiser.ts";
import { success } from "#kernel/result.ts";
import { route } from "#server/platform/route.ts";
import type { Route } from "#server/platform/route.ts";
import { printRun } from "./allocation-papers.ts";
import { areaOfRun } from "./allocation-store.ts";
import { askOptimiser, readOptimiserRun, stopOptimiser, turnIntoRun } from "./optimiser-service.ts";
import { areaOfOptimiserRun, listOptimiserHeads } from "./optimiser-store.ts";
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
];
