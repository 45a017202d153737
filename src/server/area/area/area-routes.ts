import * as areas from "#contract/area/area-import.ts";
import * as points from "#contract/registry/household-point.ts";
import * as contract from "#contract/area/village.ts";
import { rootArea } from "#server/platform/database/root-area.ts";
import { route } from "#server/platform/act/route.ts";
import type { Route } from "#server/platform/act/route.ts";
import { takeAreas } from "./area-imports-service.ts";
import { readPoint, takePoint } from "#server/registry/household/household-points-service.ts";
import { communeOfHousehold } from "#server/registry/household/households-store.ts";
import { readVillages, settleVillages } from "#server/area/village/villages-service.ts";

/** Places: units, villages, and where houses stand. */
export const placesRoutes: readonly Route[] = [
  route(points.getHouseholdPoint, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: readPoint,
  }),
  route(points.recordHouseholdPoint, {
    areaOf: async (tx, { params }) => communeOfHousehold(tx, params.householdId),
    handle: takePoint,
  }),
  route(areas.importAreas, { areaOf: async (tx) => rootArea(tx), handle: takeAreas }),
  route(contract.listVillages, { areaOf: async (_tx, { params }) => params.areaId, handle: readVillages }),
  route(contract.changeVillages, { areaOf: async (_tx, { params }) => params.areaId, handle: settleVillages }),
];
