import type { Route } from "#server/platform/act/route.ts";
import { endAreaClass, listAreaClasses, recordAreaClass } from "./area-classes-service.ts";
import { importAreas } from "./area-imports-service.ts";
import { getArea, listAreas, listEthnicities } from "./areas-service.ts";

export const areaRoutes: readonly Route[] = [
  importAreas,
  listAreas,
  getArea,
  listAreaClasses,
  recordAreaClass,
  endAreaClass,
  listEthnicities,
];
