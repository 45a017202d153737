import type { Route } from "#server/platform/act/route.ts";
import { readCosts } from "./cost/costs-service.ts";
import { listFundLineHouseholds, readFundLineChain, readHouseholdChain } from "./effect/chain-service.ts";
import { printHouseholdFile, readHouseholdStory } from "./household-file/household-file-service.ts";
import { listHouseholdsBehind, readCounts, readMeasures } from "./measure/measures-service.ts";
import { readMovements } from "./movement/movements-service.ts";
import { listTargetResults } from "./target/targets-service.ts";

export const evaluationRoutes: readonly Route[] = [
  readMeasures,
  readCounts,
  readMovements,
  listHouseholdsBehind,
  listTargetResults,
  readCosts,
  readHouseholdChain,
  readFundLineChain,
  listFundLineHouseholds,
  readHouseholdStory,
  printHouseholdFile,
];
