import type { Route } from "#server/platform/act/route.ts";
import * as optimiser from "./optimiser-service.ts";

export const optimiserRoutes: readonly Route[] = [
  optimiser.listOptimiserRuns,
  optimiser.getOptimiserRun,
  optimiser.runOptimiser,
  optimiser.cancelOptimiserRun,
  optimiser.allocateProposal,
];
