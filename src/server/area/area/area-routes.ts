import * as areas from "#contract/area/area-import.ts";
import * as contract from "#contract/area/village.ts";
import { rootArea } from "#server/platform/database/root-area.ts";
import { route } from "#server/platform/act/route.ts";
import type { Route } from "#server/platform/act/route.ts";
import { takeAreas } from "./area-imports-service.ts";
import { readVillages, settleVillages } from "#server/area/village/villages-service.ts";
import * as classes from "#contract/area/area-class.ts";
import { success } from "#kernel/result.ts";
import { finishAreaClass, takeAreaClass } from "./area-classes-service.ts";
import { areaOfClasses, listClassesOf } from "./area-classes-store.ts";
import { listAreasBelow } from "./area-tree-store.ts";
import { listPeoples } from "./areas-store.ts";
import { readArea, readBoundaries, takeBoundaries } from "./areas-service.ts";
import * as area from "#contract/area/area.ts";
import * as boundary from "#contract/area/boundary.ts";

export const areaRoutes: readonly Route[] = [
  route(areas.importAreas, { areaOf: async (tx) => rootArea(tx), handle: takeAreas }),
  route(contract.listVillages, { areaOf: async (_tx, { params }) => params.areaId, handle: readVillages }),
  route(contract.changeVillages, { areaOf: async (_tx, { params }) => params.areaId, handle: settleVillages }),
  route(area.listAreas, {
    areaOf: "rows of one's own areas",
    handle: async ({ tx, today }, { query }) =>
      success({ rows: await listAreasBelow(tx, query.parentId ?? (await rootArea(tx)), query.on ?? today) }),
  }),
  route(area.getArea, { areaOf: "rows of one's own areas", handle: readArea }),
  route(classes.listAreaClasses, {
    areaOf: "rows of one's own areas",
    handle: async ({ tx }, { params }) => success({ rows: await listClassesOf(tx, params.areaId) }),
  }),
  route(classes.recordAreaClass, {
    areaOf: async (tx, { params }) => areaOfClasses(tx, params.areaId),
    handle: takeAreaClass,
  }),
  route(classes.endAreaClass, {
    areaOf: async (tx, { params }) => areaOfClasses(tx, params.areaId),
    handle: finishAreaClass,
  }),
  route(area.listEthnicities, {
    areaOf: "rows of one's own areas",
    handle: async ({ tx }) => success({ rows: await listPeoples(tx) }),
  }),
  route(boundary.listBoundaries, { areaOf: "rows of one's own areas", handle: readBoundaries }),
  route(boundary.importBoundaries, { areaOf: async (_tx, { params }) => params.areaId, handle: takeBoundaries }),
];
