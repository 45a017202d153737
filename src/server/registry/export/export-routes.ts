import {
  exportFoundHouseholds,
  exportFoundIdentifiers,
  exportHouseholds,
  exportIdentifiers,
} from "#contract/registry/export.ts";
import { route } from "#server/platform/act/route.ts";
import type { Route } from "#server/platform/act/route.ts";
import { takeOut, takeOutFound, takeOutFoundIdentifiers, takeOutIdentifiers } from "./exports-service.ts";

export const exportRoutes: readonly Route[] = [
  route(exportHouseholds, { areaOf: "rows of one's own areas", handle: takeOut }),
  route(exportIdentifiers, { areaOf: "rows of one's own areas", handle: takeOutIdentifiers }),
  route(exportFoundHouseholds, { areaOf: "rows of one's own areas", handle: takeOutFound }),
  route(exportFoundIdentifiers, { areaOf: "rows of one's own areas", handle: takeOutFoundIdentifiers }),
];
