import * as contract from "#contract/evaluation/measure.ts";
import type { Route } from "#server/platform/act/route.ts";
import { route } from "#server/platform/act/route.ts";
import { tracedRead } from "#server/platform/act/traced-read.ts";
import { fundLineChain, fundLineHouseholds, householdChain } from "./chain-service.ts";
import { communeOfHousehold } from "./chain-store.ts";
import { compareYears, costs, count, holdTargets, listBehind, measure } from "./evaluation-service.ts";
import * as movement from "#contract/evaluation/movement.ts";
import * as effect from "#contract/evaluation/effect.ts";
import * as cost from "#contract/evaluation/cost.ts";
import * as target from "#contract/evaluation/target.ts";

const ownAreas = "rows of one's own areas";

export const evaluationRoutes: readonly Route[] = [
  route(contract.readMeasures, { areaOf: async (_tx, { query }) => query.areaId, handle: measure }),
  route(contract.readCounts, { areaOf: async (_tx, { query }) => query.areaId, handle: count }),
  route(movement.readMovements, { areaOf: async (_tx, { query }) => query.areaId, handle: compareYears }),
  route(contract.listHouseholdsBehind, { areaOf: async (_tx, { query }) => query.areaId, handle: listBehind }),
  route(target.listTargetResults, { areaOf: async (_tx, { query }) => query.areaId, handle: holdTargets }),
  route(cost.readCosts, { areaOf: async (_tx, { query }) => query.areaId, handle: costs }),
  route(effect.readHouseholdChain, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: tracedRead(communeOfHousehold, householdChain),
  }),
  route(effect.readFundLineChain, { areaOf: ownAreas, handle: fundLineChain }),
  route(effect.listFundLineHouseholds, { areaOf: ownAreas, handle: fundLineHouseholds }),
];
