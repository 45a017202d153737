import * as contract from "#contract/registry-villages.ts";
import { route } from "#server/platform/route.ts";
import type { Route } from "#server/platform/route.ts";
import { readVillages, settleVillages } from "./villages-service.ts";

export const villagesRoutes: readonly Route[] = [
  route(contract.listVillages, { areaOf: async (_tx, { params }) => params.areaId, handle: readVillages }),
  route(contract.changeVillages, { areaOf: async (_tx, { params }) => params.areaId, handle: settleVillages }),
];
