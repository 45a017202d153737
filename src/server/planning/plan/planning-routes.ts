import type { Route } from "#server/platform/act/route.ts";
import { route } from "#server/platform/act/route.ts";
import { planRoutes } from "./plan-routes.ts";
import { readProgrammes } from "#server/planning/framework/programmes-service.ts";
import * as programme from "#contract/planning/programme.ts";

const ownAreas = "rows of one's own areas";

export const planningRoutes: readonly Route[] = [
  route(programme.listProgrammes, { areaOf: ownAreas, handle: readProgrammes }),
  ...planRoutes,
];
