import * as contract from "#contract/evaluation/measure.ts";
import type { Route } from "#server/platform/act/route.ts";
import { route } from "#server/platform/act/route.ts";
import { tracedRead } from "#server/platform/act/traced-read.ts";
import { fundLineChain, fundLineHouseholds, householdChain } from "./chain-service.ts";
import { communeOfHousehold } from "./chain-store.ts";
import { compareYears, costs, count, holdTargets, listBehind, measure } from "./evaluation-service.ts";

const ownAreas = "rows of one's own areas";

export const evaluationRoutes: readonly Route[] = [
  route(contract.readMeasures, { areaOf: async (_tx, { query }) => query.areaId, handle: measure }),
  route(contract.readCounts, { areaOf: async (_tx, { query }) => query.areaId, handle: count }),
  route(contract.readMovements, { areaOf: async (_tx, { query }) => query.areaId, handle: compareYears }),
  route(contract.listHouseholdsBehind, { areaOf: async (_tx, { query }) => query.areaId, handle: listBehind }),
  route(contract.listTargetResults, { areaOf: async (_tx, { query }) => query.areaId, handle: holdTargets }),
  route(contract.readCosts, { areaOf: async (_tx, { query }) => query.areaId, handle: costs }),
  route(contract.readHouseholdChain, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: tracedRead(communeOfHousehold, householdChain),
  }),
  route(contract.readFundLineChain, { areaOf: ownAreas, handle: fundLineChain }),
  route(contract.listFundLineHouseholds, { areaOf: ownAreas, handle: fundLineHouseholds }),
];
