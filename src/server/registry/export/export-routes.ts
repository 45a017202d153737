import type { Route } from "#server/platform/act/route.ts";
import {
  exportFoundHouseholds,
  exportFoundIdentifiers,
  exportHouseholds,
  exportIdentifiers,
} from "./exports-service.ts";

export const exportRoutes: readonly Route[] = [
  exportHouseholds,
  exportIdentifiers,
  exportFoundHouseholds,
  exportFoundIdentifiers,
];
