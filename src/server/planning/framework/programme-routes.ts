import type { Route } from "#server/platform/act/route.ts";
import { route } from "#server/platform/act/route.ts";
import { readProgrammes } from "./programmes-service.ts";
import * as programme from "#contract/planning/programme.ts";

const ownAreas = "rows of one's own areas";

export const programmeRoutes: readonly Route[] = [
  route(programme.listProgrammes, { areaOf: ownAreas, handle: readProgrammes }),
];
