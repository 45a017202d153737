import * as optimiser from "#contract/planning/optimiser.ts";
import { success } from "#kernel/result.ts";
import { route } from "#server/platform/act/route.ts";
import type { Route } from "#server/platform/act/route.ts";
import { askOptimiser, readOptimiserRun, stopOptimiser, turnIntoRun } from "./optimiser-service.ts";
import { areaOfOptimiserRun, listOptimiserHeads } from "./optimiser-store.ts";

const ownAreas = "rows of one's own areas";

export const optimiserRoutes: readonly Route[] = [
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
