import * as areas from "#contract/registry-area-imports.ts";
import * as contract from "#contract/registry-villages.ts";
import { route } from "#server/platform/route.ts";
import type { Route } from "#server/platform/route.ts";
import { takeAreas } from "./area-imports-service.ts";
import { readVillages, settleVillages } from "./villages-service.ts";

export const villagesRoutes: readonly Route[] = [
  route(areas.importAreas, { areaOf: async () => "VN", handle: takeAreas }),
  route(contract.listVillages, { areaOf: async (_tx, { params }) => params.areaId, handle: readVillages }),
  route(contract.changeVillages, { areaOf: async (_tx, { params }) => params.areaId, handle: settleVillages }),
];
