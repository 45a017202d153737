import type { Route } from "#server/platform/act/route.ts";
import { readCosts } from "./cost/costs-service.ts";
import { listFundLineHouseholds, readFundLineChain, readHouseholdChain } from "./effect/chain-service.ts";
import { printHouseholdFile, readHouseholdStory } from "./household-file/household-file-service.ts";
import { listHouseholdsBehind, readCounts, readMeasures } from "./measure/measures-service.ts";
import { readMeasureChanges, readMeasureParts } from "./measure/parts-service.ts";
import { readMovementForm, readSurvival } from "./movement/form-service.ts";
import { readMovements } from "./movement/movements-service.ts";
import { readTargeting } from "./targeting/targeting-service.ts";
import { listTargetResults } from "./target/targets-service.ts";

export const evaluationRoutes: readonly Route[] = [
  readMeasures,
  readMeasureParts,
  readMeasureChanges,
  readCounts,
  readMovements,
  readMovementForm,
  readSurvival,
  listHouseholdsBehind,
  listTargetResults,
  readTargeting,
  readCosts,
  readHouseholdChain,
  readFundLineChain,
  listFundLineHouseholds,
  readHouseholdStory,
  printHouseholdFile,
];
